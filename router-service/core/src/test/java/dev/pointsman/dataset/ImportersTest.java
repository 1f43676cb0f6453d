package dev.pointsman.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.dataset.TierLabel.Interval;
import dev.pointsman.request.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportersTest {
  private static final String SEED =
      """
      {"id":"a-1","group":"a-1","lang":"en","prompt":"fix it","context":{"turn":2},"task_type":"bug_fix","label":{"lowest":"fast","highest":"none"},"weight":0.5}
      """;

  /// All that the files of public data know of a row.
  private static final String ROW_OF_ALL =
      """
      {"id":"r","prompt":"fix it","tier":"fast","lang":"en","category":"x","context":{"turn":0,"tool_calls_before":0,"errors_before":0,"ctx_chars_before":0},"meta":{"session":"s","turn_type":"edit","contest_id":"c"},"outcomes":{"GPT-4O-mini-2024-07-18":{"score":1},"Claude-3.5-Sonnet-20241022":{"score":1},"O1-2024-12-17 (High)":{"score":1},"mistralai/Mixtral-8x7B-Instruct-v0.1":{"score":1},"gpt-4-1106-preview":{"score":1}}}
      """;

  @TempDir private Path folder;

  @Test
  void aSeedRowBecomesAnIntervalAndATaskType() throws IOException {
    var row = CorpusReader.seed(file("a.jsonl", SEED)).plain().getFirst();
    assertThat(row.tier()).isEqualTo(new Interval(0, TierScale.NONE, 0.5));
    assertThat(row.taskTypes()).containsExactly(TaskType.BUG_FIX);
    assertThat(row.features().values().value("turn")).hasValue(2);
  }

  @Test
  void aBadRowIsNamedByFileLineAndField() throws IOException {
    var seed = file("a.jsonl", SEED + "\n" + SEED.replace("bug_fix", "nonsense"));
    assertThatThrownBy(() -> CorpusReader.seed(seed))
        .isInstanceOf(BadRow.class)
        .hasMessageContainingAll("a.jsonl:3", "/task_type", "nonsense");
  }

  @Test
  void anUnknownTierIsNamed() throws IOException {
    var seed = file("a.jsonl", SEED.replace("\"none\"", "\"turbo\""));
    assertThatThrownBy(() -> CorpusReader.seed(seed))
        .hasMessageContainingAll("a.jsonl:1", "/label/highest", "turbo");
  }

  @Test
  void anIntervalUpsideDownIsRefused() throws IOException {
    var seed =
        file(
            "a.jsonl",
            SEED.replace(
                "\"lowest\":\"fast\",\"highest\":\"none\"",
                "\"lowest\":\"premium\",\"highest\":\"fast\""));
    assertThatThrownBy(() -> CorpusReader.seed(seed))
        .hasMessageEndingWith(
            "a.jsonl:1: /label/highest: expected no tier below the lowest, premium, got fast");
  }

  @Test
  void aWeightOfNothingIsRefusedByItsName() throws IOException {
    var seed = file("a.jsonl", SEED.replace("0.5", "0"));
    assertThatThrownBy(() -> CorpusReader.seed(seed))
        .hasMessageEndingWith(
            "a.jsonl:1: /weight: expected a weight above 0, at most 10.0, got 0.0");
  }

  @Test
  void anEmptyPromptIsRefusedByItsName() throws IOException {
    var seed = file("a.jsonl", SEED.replace("fix it", " "));
    assertThatThrownBy(() -> CorpusReader.seed(seed))
        .hasMessageEndingWith("a.jsonl:1: /prompt: expected a prompt, got a blank string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompts_tiered.jsonl",
        "coding_turns.jsonl",
        "livecodebench.jsonl",
        "routellm_mmlu.jsonl"
      })
  void aPromptOfWhichNothingCanBeSeenIsRefusedByItsNameInEveryFile(String name) throws IOException {
    var data = file(name, ROW_OF_ALL.replace("fix it", "\u200b"));
    assertThatThrownBy(() -> withoutSeed(data))
        .hasMessageEndingWith(name + ":1: /prompt: expected a prompt, got a blank string");
  }

  @Test
  void aDataFileWithoutARowIsRefused() throws IOException {
    var data = file("agent_steps.jsonl", "\n");
    assertThatThrownBy(() -> withoutSeed(data))
        .isInstanceOf(BadRow.class)
        .hasMessageEndingWith("agent_steps.jsonl: expected rows, found none");
  }

  @Test
  void brokenJsonIsPlacedInItsFileAndNotInItsRow() throws IOException {
    var seed = file("a.jsonl", SEED + "{\"id\":secret}\n");
    assertThatThrownBy(() -> CorpusReader.seed(seed))
        .hasMessageEndingWith("a.jsonl:2: column 7: expected valid JSON, got 's'");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> CorpusReader.seed(folder.resolve("none")))
        .hasMessageContaining("none");
  }

  @Test
  void aDataFolderWithoutAKnownFileIsRefusedAndSaysWhichAreKnown() throws IOException {
    var data = file("agentsteps.jsonl", "{}");
    assertThatThrownBy(() -> withoutSeed(data))
        .isInstanceOf(BadRow.class)
        .hasMessageContainingAll(data.toString(), "agent_steps.jsonl", "livecodebench.jsonl");
  }

  @Test
  void namesTheFilesThatItReads() throws IOException {
    var data = file("coding_turns.jsonl", "");
    file("others.jsonl", "");
    assertThat(CorpusReader.dataFiles(data)).containsExactly(data.resolve("coding_turns.jsonl"));
    assertThat(CorpusReader.seedFiles(data)).hasSize(2);
  }

  @Test
  void anAgentStepHasAnExactLabelAndItsRunAsGroup() throws IOException {
    var data =
        file(
            "agent_steps.jsonl",
            "{\"id\":\"s\",\"group\":\"run\",\"benchmark\":\"b\",\"step\":3,\"steps\":4,\"request\":{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]},\"lowest_sufficient_tier\":\"standard\"}");
    var step = withoutSeed(data).steps().getFirst();
    assertThat(step.example().tier()).isEqualTo(new Interval(1, 1, 1));
    assertThat(step.example().provenance().group()).isEqualTo("run");
  }

  @Test
  void aLadderOfThreeSaysWhichModelPassedFirst() throws IOException {
    assertThat(lcb(1, 1, 1)).isEqualTo(new Interval(0, 0, 1));
    assertThat(lcb(0, 1, 1)).isEqualTo(new Interval(1, 1, 1));
    assertThat(lcb(0, 0, 0)).isEqualTo(new Interval(3, 3, 1));
  }

  @Test
  void aLadderOfTwoLeavesTheTierBetweenOpen() throws IOException {
    var row =
        "{\"id\":\"q/1\",\"prompt\":\"2+2?\",\"outcomes\":{\"mistralai/Mixtral-8x7B-Instruct-v0.1\":{\"score\":0},\"gpt-4-1106-preview\":{\"score\":1}}}";
    var read = withoutSeed(file("routellm_gsm8k.jsonl", row)).scored().getFirst();
    assertThat(read.example().tier()).isEqualTo(new Interval(1, 2, 1));
  }

  @Test
  void aCodingTurnNamesActivitiesAndNoTier() throws IOException {
    var row =
        "{\"id\":\"t\",\"prompt\":\"run them\",\"context\":{\"turn\":1,\"ctx_chars_before\":400,\"tool_calls_before\":4,\"errors_before\":1},\"meta\":{\"session\":\"s\",\"turn_type\":\"test\"}}";
    var read = withoutSeed(file("coding_turns.jsonl", row)).plain().getFirst();
    assertThat(read.tier()).isEqualTo(new TierLabel.Unknown());
    assertThat(read.taskTypes())
        .containsExactlyInAnyOrder(TaskType.RUN_TESTS, TaskType.TEST_GENERATION);
  }

  private TierLabel lcb(double weak, double mid, double strong) throws IOException {
    var row =
        "{\"id\":\"l/1\",\"prompt\":\"sum\",\"meta\":{\"contest_id\":\"9\"},\"outcomes\":{\"GPT-4O-mini-2024-07-18\":{\"score\":%s},\"Claude-3.5-Sonnet-20241022\":{\"score\":%s},\"O1-2024-12-17 (High)\":{\"score\":%s}}}"
            .formatted(weak, mid, strong);
    return withoutSeed(file("livecodebench.jsonl", row)).scored().getFirst().example().tier();
  }

  @Test
  void aTierPassesByTheMeanOfItsModelAndItsPeersButIsMeasuredByItsModelAlone() throws IOException {
    var row =
        """
        {"id":"l/1","prompt":"sum","meta":{"contest_id":"9"},"outcomes":{\
        "GPT-4O-mini-2024-07-18":{"score":1},"Mistral-Large":{"score":0},\
        "Codestral-Latest":{"score":0},"Claude-3.5-Sonnet-20241022":{"score":0.4},\
        "DeepSeek-V3":{"score":1},"O1-2024-12-17 (High)":{"score":1}}}\
        """;
    var question = withoutSeed(file("livecodebench.jsonl", row)).scored().getFirst();
    assertThat(question.example().tier())
        .isInstanceOfSatisfying(
            TierLabel.Interval.class,
            tier -> {
              assertThat(tier.lowest()).isEqualTo(1);
              assertThat(tier.highest()).isEqualTo(1);
              assertThat(tier.weight()).isCloseTo(0.4, within(1e-9));
            });
    assertThat(question.scores()).containsExactly(1.0, 0.4, 1.0);
  }

  @Test
  void peersSpeakForAModelThatNeverTriedTheProblem() throws IOException {
    var row =
        """
        {"id":"l/1","prompt":"sum","meta":{"contest_id":"9"},"outcomes":{\
        "Mistral-Large":{"score":0},"Codestral-Latest":{"score":0.5},\
        "Claude-3.5-Sonnet-20241022":{"score":1},"Grok-3-Mini (High)":{"score":1}}}\
        """;
    var question = withoutSeed(file("livecodebench.jsonl", row)).scored().getFirst();
    assertThat(question.scores()).containsExactly(0.25, 1.0, 1.0);
  }

  @Test
  void aTierThatNobodyTriedIsNamedByItsModel() throws IOException {
    var row =
        """
        {"id":"l/1","prompt":"sum","meta":{"contest_id":"9"},"outcomes":{\
        "Mistral-Large":{"score":0},"DeepSeek-V3":{"score":1}}}\
        """;
    var data = file("livecodebench.jsonl", row);
    assertThatThrownBy(() -> withoutSeed(data))
        .isInstanceOf(BadRow.class)
        .hasMessageContaining("/outcomes/O1-2024-12-17 (High)");
  }

  private Corpus withoutSeed(Path data) throws IOException {
    return CorpusReader.seedAndData(Files.createDirectories(folder.resolve("no seed")), data);
  }

  /// The folder with just this file in it.
  private Path file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return folder;
  }
}
