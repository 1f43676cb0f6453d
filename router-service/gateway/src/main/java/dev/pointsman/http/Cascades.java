package dev.pointsman.http;

import dev.pointsman.check.AnswerChecks;
import dev.pointsman.check.AnswerReader;
import dev.pointsman.check.AnswerValidator;
import dev.pointsman.check.CheckResult;
import dev.pointsman.check.Demands;
import dev.pointsman.check.FinishedAnswer;
import dev.pointsman.config.CascadeConfig;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.proxy.AnswerCheck;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.SseEvent;
import dev.pointsman.upstream.SseFramer;
import java.util.ArrayList;
import java.util.Optional;

/// Says which answers are checked before the client sees them, and checks those.
public final class Cascades {
  private final CascadeConfig config;
  private final AnswerValidator validator;

  public Cascades(CascadeConfig config, AnswerValidator validator) {
    this.config = config;
    this.validator = validator;
  }

  /// The check of one call's answer: none where the policy saw no gain in a second try.
  AnswerCheck check(DecisionId id, InboundCall call, Decided decided) {
    var dialect = call.endpoint().dialect();
    return isChecked(decided)
        ? (request, answer) -> fault(id, dialect, request, answer)
        : AnswerCheck.NONE;
  }

  private boolean isChecked(Decided decided) {
    var isHeld = decided.place().position().inToolLoop() && !config.isInToolLoops();
    return config.mode() == CascadeConfig.Mode.AUTO
        && !decided.decision().cascade().isEmpty()
        && (config.isBuffered() || !decided.request().limits().stream())
        && !isHeld;
  }

  private Optional<String> fault(DecisionId id, Dialect dialect, Body request, Body answer) {
    var checked = checked(dialect, request, answer);
    var result = checked instanceof CheckResult.Failed ? checked : validator.validate(id, answer);
    return switch (result) {
      case CheckResult.Passed() -> Optional.empty();
      case CheckResult.Failed(var check, var sentence) -> Optional.of(check + ": " + sentence);
    };
  }

  /// A held stream comes as its events.
  private static FinishedAnswer finished(Dialect dialect, Body answer) {
    if (answer.length() > 0 && answer.bytes()[0] == '{') {
      return AnswerReader.read(dialect, answer);
    }
    var framer = new SseFramer();
    var events = new ArrayList<>(framer.accept(answer.bytes(), 0, answer.length()));
    events.addAll(framer.finish());
    return AnswerReader.readStream(dialect, events.stream().map(SseEvent::data).toList());
  }

  /// An answer that cannot be read is the relay's to judge, not a model's fault.
  private static CheckResult checked(Dialect dialect, Body request, Body answer) {
    try {
      return AnswerChecks.ALL.run(finished(dialect, answer), Demands.of(request));
    } catch (MalformedJson unreadable) {
      return CheckResult.PASSED;
    }
  }
}
