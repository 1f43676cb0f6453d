package dev.pointsman.journal;

import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.util.Formatter;
import java.util.Locale;

/// What came of a call, told to a person: every try and its cost.
final class ServedStory {
  private final Serving serving;
  private final Formatter out = new Formatter(Locale.ROOT);

  ServedStory(Serving serving) {
    this.serving = serving;
  }

  String text() {
    switch (serving) {
      case Serving.Pending() -> out.format("Served     not known yet: the call is on its way\n");
      case Serving.Interrupted() ->
          out.format("Served     not known: the service stopped before the call's end\n");
      case Serving.Done(var served) -> told(served);
    }
    return out.toString();
  }

  private void told(Served served) {
    var number = 1;
    for (var attempt : served.attempts()) {
      out.format("Try %-6d %s\n", number++, attempt(attempt));
      out.format("           %s\n", tokens(attempt.usage()));
      out.format("           %s\n", times(attempt));
      if (!attempt.note().isEmpty()) {
        out.format("           %s\n", attempt.note());
      }
    }
    var stop =
        served.stopReason().isEmpty() ? "" : ", the model stopped for " + served.stopReason();
    out.format(
        "Served     %s, status %d, after %s%s\n",
        word(served.ending()), served.status(), time(served.total()), stop);
    served.notes().forEach(note -> out.format("           %s\n", note));
    out.format("Cost       %s\n", Explanation.dollars(serving.cost()));
  }

  private static String attempt(Attempt attempt) {
    var target = attempt.target();
    return String.format(
        Locale.ROOT,
        "%s at %s of %s: %s, status %d",
        target.tier().name(),
        target.offer().model().value(),
        target.offer().provider().value(),
        word(attempt.result()),
        attempt.status());
  }

  private static String times(Attempt attempt) {
    return String.format(
        Locale.ROOT,
        "first byte after %s, all after %s, %s%s",
        time(attempt.toFirstByte()),
        time(attempt.total()),
        Explanation.dollars(attempt.cost()),
        attempt.requestId().isEmpty() ? "" : ", request " + attempt.requestId());
  }

  private static String tokens(Usage usage) {
    return String.format(
        Locale.ROOT,
        "%d tokens read, %d from the cache, %d into it, %d written%s",
        usage.input().value(),
        usage.cacheRead().value(),
        usage.cacheWrite().value(),
        usage.output().value(),
        usage.isComplete() ? "" : ", as far as we could count");
  }

  private static String time(Duration duration) {
    return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
