package dev.pointsman.feature;

import static dev.pointsman.feature.Sessions.call;
import static dev.pointsman.feature.Sessions.request;
import static dev.pointsman.feature.Sessions.result;
import static dev.pointsman.feature.Sessions.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.ContextField;
import dev.pointsman.request.Message;
import dev.pointsman.request.PlainContext;
import dev.pointsman.request.Speaker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {
  @Test
  void countsTheStepsAndCallsOfATurn() {
    var features =
        measure(
            text(Speaker.USER, "fix src/a.py"),
            call("1", "sed -i s/a/b/ src/a.py"),
            result("1", "<returncode>0</returncode>"),
            call("2", "git diff"),
            result("2", "diff --git a/a b/a\n+x"));
    assertThat(features.values().known())
        .containsEntry("step", 2.0)
        .containsEntry("turn", 0.0)
        .containsEntry("edit_calls", 1.0)
        .containsEntry("vcs_calls", 1.0)
        .containsEntry("calls_since_edit", 1.0)
        .containsEntry("diff_reviewed", 1.0)
        .containsEntry("last_tool_vcs", 1.0)
        .containsEntry("edited_in_turn", 1.0);
  }

  @Test
  void keepsTheTextThroughATurnUntilAnErrorComesUp() {
    var prompt = text(Speaker.USER, "fix src/a.py");
    var first = measure(prompt);
    var second = measure(prompt, call("1", "ls"), result("1", "b.py"));
    var third = measure(prompt, call("1", "ls"), result("1", "Error: no disk"));
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(third.text().digest()).isEqualTo("last error: Error: no disk. files: a.py");
  }

  @Test
  void digestsTheTurnBefore() {
    var features =
        measure(
            text(Speaker.USER, "look at b.ts"),
            call("1", "cat b.ts"),
            result("1", "Exit code 1\nboom failed"),
            text(Speaker.ASSISTANT, "It broke. Shall I mend it?"),
            text(Speaker.USER, "yes"));
    assertThat(features.text())
        .isEqualTo(
            new ClassifierText(
                "yes",
                "before: look at b.ts. assistant asked a question. last tool bash failed."
                    + " last error: boom failed. files: b.ts"));
  }

  @Test
  void leavesTheTrajectoryOfAPlainPromptUnknown() {
    var features = FeatureExtractor.measure("why?", PlainContext.NONE);
    assertThat(features.values().known())
        .containsEntry("question", 1.0)
        .doesNotContainKeys("tool_calls", "step", "context_tokens", "role_main", "files");
    assertThat(features.text().digest()).isEmpty();
  }

  @Test
  void normalisesTheDeclaredRole() {
    var context = new PlainContext(Map.of(), Map.of(ContextField.ROLE, "Explore"), Map.of());
    var features = FeatureExtractor.measure("go", context);
    assertThat(features.role()).isEqualTo("explorer");
    assertThat(features.values().value("role_explorer")).hasValue(1);
    assertThat(features.values().value("role_main")).hasValue(0);
  }

  @Test
  void ranksTheLastTiers() {
    var tiers = List.of("premium", "fast", "gold", "standard");
    var context = new PlainContext(Map.of(), Map.of(), Map.of(ContextField.LAST_TIERS, tiers));
    assertThat(FeatureExtractor.measure("go", context).values().known())
        .containsEntry("last_tier", 1.0)
        .containsEntry("last_tier_lowest", 0.0)
        .containsEntry("last_tier_highest", 2.0);
  }

  @Test
  void boundsTheTextOfAHugePrompt() {
    var features = FeatureExtractor.measure("a b".repeat(700_000), PlainContext.NONE);
    assertThat(features.text().prompt()).hasSizeLessThan(1_300);
  }

  @Test
  void countsTheFilesOfALongPromptAlikeInEveryForm() {
    var prompt = "see src/near.py" + " and so on".repeat(1_000) + " and src/far.py";
    var chat = measure(text(Speaker.USER, prompt));
    var plain = FeatureExtractor.measure(prompt, PlainContext.NONE);
    assertThat(chat.values().known()).containsEntry("files", 1.0);
    assertThat(plain.values().known()).containsEntry("files", 1.0);
  }

  @Test
  void namesEveryFeatureOnce() {
    assertThat(FeatureSchema.FEATURES.stream().map(FeatureSpec::name)).doesNotHaveDuplicates();
  }

  private static RequestFeatures measure(Message... messages) {
    return FeatureExtractor.measure(request(messages), ClientHints.NONE);
  }

  @Test
  void aSystemTextShowsTheRoleThatNoHeaderDeclares() {
    var plain = Sessions.request(Sessions.text(Speaker.USER, "where is it?"));
    var shown =
        new ChatRequest(
            plain.dialect(),
            plain.model(),
            "You are a file search specialist.",
            plain.messages(),
            plain.tools(),
            plain.limits());
    assertThat(FeatureExtractor.measure(plain, ClientHints.NONE).role()).isEmpty();
    assertThat(FeatureExtractor.measure(shown, ClientHints.NONE).role()).isEqualTo("explorer");
  }
}
