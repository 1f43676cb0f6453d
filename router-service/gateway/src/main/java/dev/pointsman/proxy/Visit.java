package dev.pointsman.proxy;

import dev.pointsman.catalog.Target;
import dev.pointsman.proxy.UpstreamReply.Abandoned;
import dev.pointsman.proxy.UpstreamReply.Answered;
import dev.pointsman.proxy.UpstreamReply.Broken;
import dev.pointsman.proxy.UpstreamReply.Elsewhere;
import dev.pointsman.proxy.UpstreamReply.Rejected;
import dev.pointsman.proxy.UpstreamReply.Retryable;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;

/// One try at one target, unless its circuit is open or its provider has its hands full.
final class Visit {
  private static final Duration FULL = Duration.ofSeconds(1);

  private final Relay relay;
  private final Scene scene;
  private final Provider provider;
  private final Road.Open road;
  private final boolean isHeld;
  private final Trial trial;
  private final Circuit circuit;
  private final AdaptiveLimit limit;
  private AdaptiveLimit.Verdict verdict = AdaptiveLimit.Verdict.NONE;

  /// Makes ready for one try.
  ///
  /// @param isHeld whether a streamed answer is read whole before the client sees any of it
  Visit(
      Relay relay, Scene scene, Target target, Provider provider, Road.Open road, boolean isHeld) {
    this.relay = relay;
    this.scene = scene;
    this.provider = provider;
    this.road = road;
    this.isHeld = isHeld;
    this.trial = new Trial(target, scene.call().size());
    this.circuit = relay.health().circuit(target);
    this.limit = relay.health().limit(target, provider);
  }

  /// Where a try leaves the call.
  sealed interface Step {
    /// The client has been served.
    record Done(Ending ending) implements Step {}

    /// The client is to be told of this trouble now.
    record Failed(Trouble trouble) implements Step {}

    /// The same target may be tried again.
    record Again(Trouble trouble) implements Step {}

    /// This target will not serve the call, another may.
    record Onward(Trouble trouble) implements Step {}

    /// Nothing was sent to this target; another may serve the call.
    record Skipped(Trouble trouble) implements Step {}

    /// The request is at fault.
    record Rejected(Trouble trouble) implements Step {}

    /// An answer came whole that cannot be passed on.
    record Unsound(Trouble trouble) implements Step {}

    /// A whole answer came, of which the client has seen nothing yet.
    record Whole(WholeDelivery delivery, Road.Whole.Read answer) implements Step {}
  }

  Step step() throws ClientGone {
    if (!circuit.admits()) {
      var note = "the target failed too often just before";
      var wait = circuit.untilProbe().plusSeconds(1);
      return skipped(new Trouble.Ours(Result.CIRCUIT_OPEN, 503, note, wait));
    }
    var gate = relay.health().gate(provider);
    if (!gate.tryAcquire()) {
      circuit.undecided();
      return skipped(full(provider.id().value(), provider.mostAtOnce()));
    }
    try {
      return limited();
    } finally {
      circuit.undecided();
      gate.release();
    }
  }

  private static Trouble full(String who, int most) {
    var note =
        "%s has all the calls under way that it may be sent at once: %d".formatted(who, most);
    return new Trouble.Ours(Result.OVERLOADED, 503, note, FULL);
  }

  private Step limited() throws ClientGone {
    var ticket = limit.enter();
    if (ticket.isEmpty()) {
      return crowded(full(trial.target().offer().model().value(), limit.limit()));
    }
    try {
      return asked();
    } finally {
      limit.leave(ticket.get(), verdict);
    }
  }

  private Step skipped(Trouble trouble) {
    log(trouble);
    return new Step.Skipped(trouble);
  }

  /// A limit that found itself tells of a crowd, which may be before all models of the provider:
  /// what goes to another of them instead is an extra burden, as after a refusal.
  private Step crowded(Trouble trouble) {
    log(trouble);
    return new Step.Onward(trouble);
  }

  private Step asked() throws ClientGone {
    scene.log().note(road.notes());
    try (var exchange = relay.transport().exchange(road.request())) {
      scene.presence().watch(exchange);
      return step(exchange);
    }
  }

  private Step step(UpstreamExchange exchange) throws ClientGone {
    return switch (reply(exchange)) {
      case Answered answered -> answered(exchange, answered);
      case Retryable(var trouble) -> failed(trouble, new Step.Again(trouble));
      case Elsewhere(var trouble) -> failed(trouble, new Step.Onward(trouble));
      case Broken(var trouble) -> failed(trouble, new Step.Failed(trouble));
      case Rejected(var trouble) -> {
        circuit.succeeded();
        verdict = AdaptiveLimit.Verdict.FINE;
        log(trouble);
        yield new Step.Rejected(trouble);
      }
      case Abandoned() -> throw left();
    };
  }

  private UpstreamReply reply(UpstreamExchange exchange) throws ClientGone {
    try {
      return new Sending(scene, exchange, road.answers(), trial, relay.clock()).reply();
    } catch (ClientGone _) {
      throw left();
    }
  }

  private ClientGone left() {
    scene.log().add(trial.ended(Result.CANCELLED, "the client left"));
    return new ClientGone();
  }

  /// A limit that is reached says nothing against a target; a failure does. Nothing is tried after
  /// the first byte to the client.
  private Step failed(Trouble trouble, Step otherwise) {
    log(trouble);
    verdict = verdict(trouble.result());
    if (trouble.status() != 429 && trouble.result() != Result.REJECTED) {
      circuit.failed();
    }
    return scene.front().isOpen() ? new Step.Failed(trouble) : otherwise;
  }

  private static AdaptiveLimit.Verdict verdict(Result result) {
    return switch (result) {
      case OVERLOADED, TIMED_OUT -> AdaptiveLimit.Verdict.OVERLOADED;
      case UNREACHABLE, CANCELLED, CIRCUIT_OPEN -> AdaptiveLimit.Verdict.NONE;
      case ANSWERED, INSUFFICIENT, REJECTED, FAILED, BROKEN_OFF, GARBLED ->
          AdaptiveLimit.Verdict.FINE;
    };
  }

  private void log(Trouble trouble) {
    scene.log().add(trial.ended(trouble.result(), trouble.note()));
  }

  private Step answered(UpstreamExchange exchange, Answered answered) throws ClientGone {
    var type = AnswerHeaders.mediaType(answered.head().headers());
    if (!type.equals("text/event-stream")) {
      good();
      var delivery = new WholeDelivery(scene, exchange, trial, answered);
      return step(delivery, outcome(delivery));
    }
    return isHeld
        ? held(new WholeDelivery(scene, exchange, trial, answered))
        : streamed(new StreamDelivery(scene, exchange, trial, answered));
  }

  private void good() {
    circuit.succeeded();
    verdict = AdaptiveLimit.Verdict.FINE;
    relay.budget(provider).answered();
  }

  /// A stream's head alone says little: one that is taken back with its first frame counts as the
  /// status that says the same.
  private Step streamed(StreamDelivery delivery) throws ClientGone {
    var takenBack = delivery.opening();
    if (takenBack.isPresent()) {
      return failed(takenBack.get(), new Step.Again(takenBack.get()));
    }
    good();
    var ending = delivery.deliver();
    if (ending != Ending.ANSWERED) {
      circuit.failed();
    }
    return new Step.Done(ending);
  }

  private Step held(WholeDelivery delivery) throws ClientGone {
    var outcome = outcome(delivery);
    if (!(outcome instanceof WholeDelivery.Outcome.TakenBack)) {
      good();
    }
    return step(delivery, outcome);
  }

  private WholeDelivery.Outcome outcome(WholeDelivery delivery) throws ClientGone {
    try {
      return delivery.read();
    } catch (ClientGone _) {
      throw left();
    }
  }

  private Step step(WholeDelivery delivery, WholeDelivery.Outcome outcome) {
    return switch (outcome) {
      case WholeDelivery.Outcome.Good(var answer) -> new Step.Whole(delivery, answer);
      case WholeDelivery.Outcome.TakenBack(var trouble) -> failed(trouble, new Step.Again(trouble));
      case WholeDelivery.Outcome.Unsound(var trouble) -> failed(trouble, new Step.Unsound(trouble));
      case WholeDelivery.Outcome.Bad(var trouble) -> failed(trouble, new Step.Failed(trouble));
    };
  }
}
