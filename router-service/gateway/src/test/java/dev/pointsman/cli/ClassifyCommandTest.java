package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private TestHome home = new TestHome(Path.of(""));

  @BeforeEach
  void makeHome() throws IOException {
    home = TestHome.in(folder);
  }

  @Test
  void answersEveryLineInOrderAndEchoesUnknownFields() throws IOException {
    var answers =
        answers(
            "{\"id\":1,\"prompt\":\"a\"}\n\n{\"id\":2,\"prompt\":\"b\",\"meta\":{\"x\":[1]}}\n");
    assertThat(answers).extracting(answer -> answer.at("/input/id").asInt()).containsExactly(1, 2);
    assertThat(answers.get(1).at("/input/meta/x/0").asInt()).isEqualTo(1);
  }

  @Test
  void aBadLineGetsAnErrorInItsPlaceAndExitCodeOne() throws IOException {
    var input = home.file("in.jsonl", "{\"prompt\":\"a\"}\n{bad\n{\"prompt\":\"c\"}\n");
    var ran =
        home.run(
            "classify", "--input", input.toString(), "--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(lines())
        .element(1)
        .satisfies(line -> assertThat(line.path("line").asInt()).isEqualTo(2));
    assertThat(lines()).hasSize(3);
  }

  @Test
  void aRefusedLineIsKnownByItsOwnId() throws IOException {
    var input = home.file("in.jsonl", "{\"id\":7,\"prompt\":\"\"}\n{\"id\":8}\n[8]\n{bad\n");
    home.run("classify", "--input", input.toString(), "--output", folder.resolve("out").toString());
    assertThat(lines())
        .extracting(line -> line.path("input").toString())
        .containsExactly("{\"id\":7}", "{\"id\":8}", "", "");
  }

  @Test
  void aLineOfBrokenUtf8SpoilsNoOther() throws IOException {
    var input = home.file("in.jsonl", "{\"prompt\":\"a\"}\n");
    Files.write(input, new byte[] {(byte) 0xFF, '\n'}, StandardOpenOption.APPEND);
    Files.writeString(input, "{\"prompt\":\"c\"}\n", StandardOpenOption.APPEND);
    var ran =
        home.run(
            "classify", "--input", input.toString(), "--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1).toString()).contains("\"line\":2", "UTF-8", "0xFF");
  }

  @Test
  void withoutRulesTheTierIsTheClassifiersOwn() throws IOException {
    var input =
        home.file(
            "in.jsonl",
            """
            {"prompt":"payment security","context":{"context_tokens":60000}}
            {"request":{"model":"auto-premium","messages":[{"role":"user","content":"hi"}]}}
            """);
    home.run(
        "classify",
        "--no-rules",
        "--input",
        input.toString(),
        "--output",
        folder.resolve("out").toString());
    assertThat(lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.path("tier")).isEqualTo(line.path("classifier_tier")));
  }

  @Test
  void theSameInputGetsTheSameChances() throws IOException {
    var answers = answers("{\"prompt\":\"still red\"}\n".repeat(3));
    assertThat(answers)
        .extracting(answer -> answer.path("sufficiency"))
        .containsOnly(answers.getFirst().path("sufficiency"));
  }

  @Test
  void aMissingInputIsNamedAndLeavesNoOutput() {
    var ran =
        home.run(
            "classify", "--input", "nowhere.jsonl", "--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("nowhere.jsonl: no such file");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamed() throws IOException {
    var input = home.file("in.jsonl", "{\"prompt\":\"a\"}\n");
    var ran =
        home.run(
            "classify",
            "--input",
            input.toString(),
            "--output",
            folder.resolve("no/such/out").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("no/such/out: expected a folder to write it into");
  }

  @Test
  void anInputIsNeverReplacedByItsAnswers() throws IOException {
    var input = Files.writeString(folder.resolve("in"), "{\"prompt\":\"hi\"}\n");
    var link = Files.createSymbolicLink(folder.resolve("link"), input);
    var run = home.run("classify", "--input", input.toString(), "--output", link.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(link + ": expected another file than the input, found the same");
    assertThat(input).hasContent("{\"prompt\":\"hi\"}\n");
  }

  @Test
  void anInputThatIsAFolderIsNamed() {
    var ran =
        home.run(
            "classify", "--input", folder.toString(), "--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains(folder + ": cannot read the lines: Is a directory");
  }

  @Test
  void answersThatDoNotArriveAtStandardOutputAreAFailure() throws Exception {
    var input = home.file("in.jsonl", "{\"prompt\":\"a\"}\n");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var said = folder.resolve("said");
    var builder =
        new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "dev.pointsman.Main")
            .redirectOutput(new File("/dev/full"))
            .redirectError(said.toFile());
    builder.command().addAll(List.of("classify", "--input", input.toString(), "--output", "-"));
    builder.environment().put("POINTSMAN_HOME", folder.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    assertThat(builder.start().waitFor()).isEqualTo(2);
    assertThat(said).content().contains("pointsman: No space left on device");
  }

  @Test
  void aModelWithOneByteChangedIsRefusedByName() throws IOException {
    var head = folder.resolve("models/tiny-1/head.onnx");
    var bytes = Files.readAllBytes(head);
    bytes[bytes.length / 2] ^= 1;
    Files.write(head, bytes);
    var input = home.file("in.jsonl", "{\"prompt\":\"a\"}\n");
    var ran =
        home.run(
            "classify", "--input", input.toString(), "--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("head.onnx");
  }

  private List<JsonNode> answers(String input) throws IOException {
    var file = home.file("in.jsonl", input);
    var ran =
        home.run(
            "classify", "--input", file.toString(), "--output", folder.resolve("out").toString());
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return lines();
  }

  private List<JsonNode> lines() throws IOException {
    var nodes = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(folder.resolve("out"))) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }
}
