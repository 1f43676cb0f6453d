package dev.pointsman.journal;

import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.policy.Reason;
import dev.pointsman.unit.ModelId;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;

/// Turns what came into what may be kept: drops what the level does not keep, masks the rest.
final class Capture {
  private static final int LONGEST_NOTE = 1_000;

  private final CaptureLevel level;

  Capture(CaptureLevel level) {
    this.level = level;
  }

  /// The entry without the words that will not be kept, so that no queue holds on to them.
  DecisionEntry relieved(DecisionEntry entry) {
    var text = entry.text();
    var kept =
        new CallText(
            level.keepsText() ? text.text() : CallText.NONE.text(),
            level.keepsBody() ? text.body() : CallText.NONE.body());
    return new DecisionEntry(
        entry.identity(), entry.call(), entry.observation(), entry.routing(), kept);
  }

  DecisionRecord kept(DecisionEntry entry) {
    var seen = entry.observation();
    return new DecisionRecord(
        kept(entry.identity()),
        kept(entry.call()),
        kept(level.keepsFeatures() ? seen : seen.withoutFeatures()),
        kept(entry.routing()),
        kept(entry.text()),
        new Serving.Pending());
  }

  private static CallIdentity kept(CallIdentity identity) {
    var names = identity.clientNames();
    return new CallIdentity(
        identity.id(),
        identity.at(),
        identity.tenant(),
        SecretMask.identifier(identity.session()),
        SecretMask.identifier(identity.agent()),
        new ClientNames(
            SecretMask.identifier(names.promptId()),
            SecretMask.identifier(names.parentAgent()),
            names.requestIds().stream().map(SecretMask::identifier).toList()));
  }

  private static IncomingCall kept(IncomingCall call) {
    return new IncomingCall(
        call.endpoint(),
        call.dialect(),
        call.kind(),
        new RequestedModel(
            SecretMask.identifier(call.requested().name()), call.requested().virtual()),
        call.streamed(),
        call.bodyBytes(),
        new ClientProgram(
            SecretMask.identifier(call.client().name()),
            SecretMask.identifier(call.client().version())));
  }

  private static Observation kept(Observation seen) {
    return new Observation(
        seen.features(),
        seen.schemaVersion(),
        SecretMask.identifier(seen.role()),
        seen.promptHash(),
        kept(seen.opinion()));
  }

  private static Opinion kept(Opinion opinion) {
    return opinion instanceof Opinion.Missing(Cause cause, String reason)
        ? new Opinion.Missing(cause, note(reason))
        : opinion;
  }

  static ShadowOpinion.Watched kept(ShadowOpinion.Watched seen) {
    return new ShadowOpinion.Watched(
        seen.modelVersion(),
        kept(seen.opinion()),
        seen.classifierTier(),
        seen.tier(),
        seen.chances());
  }

  private static Routing kept(Routing routing) {
    return switch (routing) {
      case Routing.Decided(var facts) -> new Routing.Decided(kept(facts));
      case Routing.PassedThrough(var provider, var model) ->
          new Routing.PassedThrough(provider, new ModelId(SecretMask.identifier(model.value())));
      case Routing.Undecided(var reason) -> new Routing.Undecided(note(reason));
    };
  }

  private static DecisionFacts kept(DecisionFacts facts) {
    return new DecisionFacts(
        facts.target(),
        facts.classifierTier(),
        facts.costs(),
        facts.reasons().stream()
            .map(reason -> new Reason(reason.name(), note(reason.sentence())))
            .toList(),
        facts.draw(),
        facts.configuration(),
        facts.terms());
  }

  private CapturedText kept(CallText text) {
    return new CapturedText(
        level,
        level.keepsText() ? SecretMask.mask(text.text().prompt()) : "",
        level.keepsText() ? SecretMask.mask(text.text().digest()) : "",
        level.keepsBody() ? MaskedBody.of(text.body()) : "");
  }

  static Served kept(Served served) {
    return new Served(
        served.ending(),
        served.status(),
        served.attempts().stream().map(Capture::kept).toList(),
        note(served.stopReason()),
        served.total(),
        served.notes().stream().map(Capture::note).toList());
  }

  private static Attempt kept(Attempt attempt) {
    return new Attempt(
        attempt.target(),
        attempt.result(),
        attempt.status(),
        attempt.usage(),
        attempt.cost(),
        attempt.toFirstByte(),
        attempt.total(),
        SecretMask.identifier(attempt.requestId()),
        note(attempt.note()));
  }

  private static String note(String sentence) {
    var masked = SecretMask.maskKnown(sentence);
    return masked.length() <= LONGEST_NOTE ? masked : masked.substring(0, LONGEST_NOTE) + " …";
  }
}
