package dev.pointsman.feature;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.PlainContext;
import dev.pointsman.request.Subject;

/// Measures what is to be classified. Pure and linear in the request's size: equal requests give
/// equal features, whatever dialect they came in.
public final class FeatureExtractor {
  private static final int PROMPT_HEAD = 800;
  private static final int PROMPT_TAIL = 400;

  private FeatureExtractor() {}

  public static RequestFeatures measure(Subject subject) {
    return switch (subject) {
      case Subject.Plain(var prompt, var context) -> measure(prompt, context);
      case Subject.Call(var request, var hints) -> measure(request, hints);
    };
  }

  public static RequestFeatures measure(ChatRequest request, ClientHints hints) {
    var trajectory = Trajectory.of(request.messages());
    return new RequestFeatures(
        new ClassifierText(bounded(trajectory.promptText()), Digest.of(trajectory)),
        CallMeasurement.measure(request, hints, trajectory),
        role(request, hints));
  }

  private static String role(ChatRequest request, ClientHints hints) {
    var declared = RoleMeasurement.role(hints);
    return declared.isEmpty() ? Roles.shownBy(request.system()) : declared;
  }

  public static RequestFeatures measure(String prompt, PlainContext context) {
    var stripped = HarnessText.strip(prompt);
    var words = stripped.isEmpty() ? prompt : stripped;
    return new RequestFeatures(
        new ClassifierText(bounded(words), Digest.of(context)),
        ContextMeasurement.measure(words, context),
        ContextMeasurement.role(context));
  }

  private static String bounded(String prompt) {
    return TextWindow.headAndTail(prompt, PROMPT_HEAD, PROMPT_TAIL);
  }
}
