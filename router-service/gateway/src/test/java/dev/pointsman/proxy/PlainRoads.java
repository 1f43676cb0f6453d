package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Usage;
import java.util.List;

/// Roads of one dialect: bytes pass as they are, and every answer costs a hundred tokens.
final class PlainRoads implements Roads {
  static final Usage USAGE =
      new Usage(new TokenCount(90), TokenCount.ZERO, TokenCount.ZERO, new TokenCount(10), true);

  @Override
  public Road to(RelayCall call, Target target, Provider provider) {
    if (call.body().text().contains("untranslatable")) {
      return new Road.Closed("/audio: cannot be said to " + target.offer().model().value());
    }
    var credential = provider.credential().orElseThrow();
    var headers =
        HeaderFields.of("content-type", "application/json", credential.name(), credential.value());
    var body = Body.of(call.body().text().replace("auto", target.offer().model().value()));
    var address = provider.address(call.endpoint(), call.query());
    return new Road.Open(new UpstreamRequest(address, headers, body), new Back(), List.of());
  }

  private record Back() implements Road.Return {
    @Override
    public boolean isStraight() {
      return true;
    }

    @Override
    public Road.Whole whole(Body answer) {
      return answer.text().startsWith("{")
          ? new Road.Whole.Read(answer, USAGE, "end_turn", List.of())
          : new Road.Whole.Garbled("the provider answered no JSON object");
    }

    @Override
    public Road.Streamed streamed() {
      return new Straight();
    }

    @Override
    public Body error(int status, Body error) {
      return error;
    }
  }

  /// Holds back what is not a whole frame yet.
  private static final class Straight implements Road.Streamed {
    private String partial = "";
    private Road.State state = Road.State.RUNNING;

    @Override
    public Body accept(Body piece) {
      var text = partial + piece.text();
      var end = text.lastIndexOf("\n\n") + 2;
      var whole = end < 2 ? "" : text.substring(0, end);
      partial = text.substring(whole.length());
      if (whole.contains("event: error")) {
        state = Road.State.FAILED;
      } else if (whole.contains("message_stop") || whole.contains("[DONE]")) {
        state = Road.State.FINISHED;
      }
      return Body.of(whole);
    }

    @Override
    public Body finish() {
      return Body.EMPTY;
    }

    @Override
    public Road.State state() {
      return state;
    }

    @Override
    public Usage usage() {
      return state == Road.State.FINISHED
          ? USAGE
          : new Usage(USAGE.input(), TokenCount.ZERO, TokenCount.ZERO, TokenCount.ZERO, false);
    }

    @Override
    public String stopReason() {
      return "end_turn";
    }

    @Override
    public List<String> notes() {
      return List.of();
    }
  }
}
