package dev.pointsman.http;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.journal.Journal;
import dev.pointsman.outcome.Fate;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.policy.Policy;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The model that serves, and beside it the models on trial: a shadow that only watches, and a
/// canary that decides for a share of the sessions until it proves worse. Shared by threads.
public final class ModelTrials implements AutoCloseable {
  private final Classifier incumbent;
  private final LearningCounts counts = new LearningCounts();
  private final ShadowTrial shadow;
  private final RecentSessions recent = new RecentSessions();
  private final AtomicReference<@Nullable CanaryTrial> canary = new AtomicReference<>();
  private final AtomicReference<String> rollback = new AtomicReference<>("");

  /// @param journal that notes what the shadow would have done
  public ModelTrials(Classifier incumbent, Journal journal) {
    this.incumbent = new SteadyClassifier(incumbent);
    this.shadow = new ShadowTrial(journal, counts);
  }

  /// From now on this model watches every call that is classified.
  public void startShadow(Candidate candidate) {
    shadow.start(candidate);
  }

  public void endShadow() {
    shadow.end();
  }

  /// From now on this model decides for a share of the sessions.
  ///
  /// @param before what speaks against it already
  public void startCanary(Candidate candidate, FailureEvidence before) {
    canary.set(new CanaryTrial(candidate, before));
  }

  /// What speaks against the canary; empty while there is none.
  public Optional<FailureEvidence> evidence() {
    return Optional.ofNullable(canary.get()).map(CanaryTrial::evidence);
  }

  public void endCanary() {
    canary.set(null);
  }

  /// Why a canary has been taken back since this was last asked; empty when none was.
  public Optional<String> rollback() {
    return Optional.of(rollback.getAndSet("")).filter(why -> !why.isEmpty());
  }

  /// Asks the model that decides for the session. Where that is a canary which breaks, the
  /// incumbent answers in its place: each answer is one model's.
  ClassifierAnswer classify(SessionKey session, RequestFeatures features) {
    var trial = canary.get();
    if (trial == null) {
      return incumbent.classify(features);
    }
    if (!trial.decidesFor(session)) {
      counts.count(LearningEvent.INCUMBENT_DECIDED);
      return incumbent.classify(features);
    }
    return switch (trial.classify(features)) {
      case Unavailable(var cause, _) when cause == Cause.BROKEN -> {
        counts.count(LearningEvent.CANARY_BROKEN);
        heard(session, Fate.BROKEN);
        yield incumbent.classify(features);
      }
      case Unavailable late -> {
        counts.count(LearningEvent.CANARY_SILENT);
        yield late;
      }
      case Classified said -> {
        counts.count(LearningEvent.CANARY_DECIDED);
        yield said;
      }
    };
  }

  /// A decision was made and its record has begun.
  void decided(DecisionId id, Decided decided, Policy policy) {
    if (decided.decision().isExplored()) {
      counts.count(LearningEvent.EXPLORED);
    }
    shadow.show(id, decided, policy);
    if (canary.get() != null && !decided.isHousekeeping()) {
      recent.add(id, decided.place().session());
      if (FailureSigns.isDoubted(decided)) {
        heard(decided.place().session(), Fate.FAILED);
      }
    }
  }

  /// A decided call came to its end.
  void served(Decided decided, Served served) {
    var isInsufficient =
        served.attempts().stream()
            .anyMatch(attempt -> attempt.result() == Attempt.Result.INSUFFICIENT);
    if (isInsufficient && !decided.isHousekeeping()) {
      heard(decided.place().session(), Fate.FAILED);
    }
  }

  /// What became of decided work was reported for the first time, the work by the journal's own
  /// name for it. Work that was decided before the canary began, or very long ago, is not counted.
  public void reported(TenantId tenant, Outcome outcome) {
    recent
        .of(tenant, outcome.subject())
        .ifPresent(session -> heard(session, Fate.of(outcome.fact())));
  }

  private void heard(SessionKey session, Fate said) {
    var trial = canary.get();
    if (trial == null) {
      return;
    }
    var isCanarys = trial.decidesFor(session);
    switch (trial.heard(session, said)) {
      case 1 ->
          counts.count(isCanarys ? LearningEvent.CANARY_FAILED : LearningEvent.INCUMBENT_FAILED);
      case -1 ->
          counts.count(isCanarys ? LearningEvent.CANARY_MENDED : LearningEvent.INCUMBENT_MENDED);
      default -> {}
    }
    if (trial.evidence().isConclusive() && canary.compareAndSet(trial, null)) {
      counts.count(LearningEvent.CANARY_ROLLED_BACK);
      rollback.set(verdict(trial));
    }
  }

  private static String verdict(CanaryTrial trial) {
    var evidence = trial.evidence();
    return String.format(
        Locale.ROOT,
        "canary %s rolled back: %d of %d failed sessions were its own, where %.0f %% are expected"
            + " of a model that is no worse; evidence %.1f reaches %.0f (false alarms at most 5 %%)",
        trial.version(),
        evidence.candidates(),
        evidence.candidates() + evidence.incumbents(),
        100 * evidence.share().value(),
        evidence.value(),
        FailureEvidence.CONCLUSIVE);
  }

  long count(LearningEvent event) {
    return counts.of(event);
  }

  @Override
  public void close() {
    endCanary();
    shadow.close();
  }
}
