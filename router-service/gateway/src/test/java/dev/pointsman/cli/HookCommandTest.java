package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCommandTest {
  private static final String THEIRS =
      "#!/bin/sh\necho ran >> \"$(git rev-parse --git-dir)/ran\"\n";

  @TempDir private Path repository;

  @BeforeEach
  void makeARepository() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Anna");
    git("config", "user.email", "anna@example.com");
    Files.createDirectories(hooks());
  }

  @Test
  void writesThreeHooksThatNameTheService() throws Exception {
    assertThat(hook("--url", "http://router.internal:8080/v1/")).contains("written: ");
    for (var name : new String[] {"prepare-commit-msg", "post-commit", "pre-push"}) {
      assertThat(hooks().resolve(name)).isExecutable();
      assertThat(Files.readString(hooks().resolve(name)))
          .contains("${POINTSMAN_URL:-http://router.internal:8080}");
    }
  }

  @Test
  void aDryRunAndARemovalOfNothingWriteNothing() throws Exception {
    assertThat(hook("--dry-run")).contains("would be written");
    assertThat(hook("--remove")).contains("not there");
    assertThat(hooks().resolve("post-commit")).doesNotExist();
  }

  @Test
  void keepsAHookThatWasThereAndPutsItBack() throws Exception {
    write("post-commit", THEIRS);
    assertThat(hook()).contains("kept as post-commit.before-pointsman");
    git("commit", "-q", "--allow-empty", "-m", "one");
    assertThat(repository.resolve(".git/ran")).hasContent("ran");
    assertThat(hook("--remove")).contains("the hook before it is back");
    assertThat(hooks().resolve("post-commit")).hasContent(THEIRS);
    assertThat(hooks().resolve("post-commit.before-pointsman")).doesNotExist();
    assertThat(hooks().resolve("pre-push")).doesNotExist();
  }

  @Test
  void installingTwiceChangesNothingMore() throws Exception {
    write("post-commit", THEIRS);
    hook();
    assertThat(hook()).contains("as it should be already");
    assertThat(hooks().resolve("post-commit.before-pointsman")).hasContent(THEIRS);
    assertThat(hook("--url", "http://elsewhere:1")).contains("written anew");
  }

  @Test
  void leavesAloneWhatAnotherToolHasPutOverIt() throws Exception {
    write("post-commit", THEIRS);
    hook();
    write("post-commit", "#!/bin/sh\n# another\n");
    assertThat(hook()).contains("expected one hook to keep, got both");
    assertThat(hooks().resolve("post-commit")).hasContent("#!/bin/sh\n# another\n");
    assertThat(hook("--remove")).contains("left alone, for it is not ours");
  }

  @Test
  void findsTheFolderThatGitIsToldToLookIn() throws Exception {
    git("config", "core.hooksPath", ".githooks");
    hook();
    assertThat(repository.resolve(".githooks/post-commit")).isExecutable();
    assertThat(hooks().resolve("post-commit")).doesNotExist();
  }

  @Test
  void refusesHooksThatAreSwitchedOff() throws Exception {
    git("config", "core.hooksPath", "/dev/null");
    assertThat(hook()).contains("expected a folder for hooks");
  }

  @Test
  void refusesAFolderThatIsNoRepository(@TempDir Path elsewhere) {
    assertThat(run("hook", "git", "--repository", elsewhere.toString()))
        .contains("expected a git repository");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThat(hook("--url", "localhost; rm -rf")).contains("expected an address such as");
    assertThat(hook("--url", "http://a\"b")).contains("expected an address such as");
  }

  @Test
  void aHookBeforeMayStillStopACommit() throws Exception {
    write("prepare-commit-msg", "#!/bin/sh\nexit 1\n");
    hook();
    assertThat(gitEnds("commit", "-q", "--allow-empty", "-m", "one")).isNotZero();
  }

  @Test
  void aHookBeforeReadsWhatIsPushed(@TempDir Path remote) throws Exception {
    write("pre-push", "#!/bin/sh\ncat > \"$(git rev-parse --git-dir)/pushed\"\n");
    hook();
    git("init", "-q", "--bare", remote.toString());
    git("commit", "-q", "--allow-empty", "-m", "one");
    git("push", "-q", remote.toString(), "main");
    assertThat(Files.readString(repository.resolve(".git/pushed"))).startsWith("refs/heads/main ");
  }

  @Test
  void addsTheSessionToAMessageOnce() throws Exception {
    hook();
    Files.writeString(repository.resolve(".git/pointsman-session"), "ses-1\n");
    git("commit", "-q", "--allow-empty", "-m", "one");
    git("commit", "-q", "--allow-empty", "--amend", "--no-edit");
    assertThat(git("log", "-1", "--format=%B").strip())
        .isEqualTo("one\n\nPointsman-Session: ses-1");
  }

  @Test
  void aCommitDoesNotWaitForAServiceThatIsNotThere() throws Exception {
    hook("--url", "http://10.255.255.1:9");
    Files.writeString(repository.resolve(".git/pointsman-session"), "ses-1\n");
    var start = System.nanoTime();
    assertThat(git("commit", "-q", "--allow-empty", "-m", "one")).isEmpty();
    assertThat(System.nanoTime() - start).isLessThan(900_000_000L);
  }

  private void write(String name, String script) throws IOException {
    var file = Files.writeString(hooks().resolve(name), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path hooks() {
    return repository.resolve(".git/hooks");
  }

  private String hook(String... options) {
    var all = new String[4 + options.length];
    all[0] = "hook";
    all[1] = "git";
    all[2] = "--repository";
    all[3] = repository.toString();
    System.arraycopy(options, 0, all, 4, options.length);
    return run(all);
  }

  private static String run(String... words) {
    var said = new StringWriter();
    PointsmanCommand.line(Map.of())
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(words);
    return said.toString();
  }

  private String git(String... words) throws Exception {
    var process = start(words);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private int gitEnds(String... words) throws Exception {
    var process = start(words);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private Process start(String... words) throws IOException {
    var command = new ProcessBuilder("git");
    for (var word : words) {
      command.command().add(word);
    }
    command
        .environment()
        .keySet()
        .removeIf(name -> name.contains("SESSION") || name.startsWith("CODEX"));
    return command.directory(repository.toFile()).redirectErrorStream(true).start();
  }
}
