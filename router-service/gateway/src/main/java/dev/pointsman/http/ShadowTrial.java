package dev.pointsman.http;

import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.journal.Journal;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.ShadowOpinion;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Policy;
import dev.pointsman.unit.DecisionId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Lets a model watch live calls and notes in their records what it would have done. It runs on a
/// thread of its own behind a short queue: a call that finds the queue full is not watched, and
/// none ever waits.
final class ShadowTrial implements AutoCloseable {
  private static final int LONGEST_QUEUE = 256;

  private final Journal journal;
  private final LearningCounts counts;
  private final BlockingQueue<Seen> waiting;
  // Native code would hold a carrier that requests need.
  private final Thread thread = Thread.ofPlatform().daemon().name("shadow").unstarted(this::watch);
  private volatile @Nullable Candidate candidate;

  /// What decided a call, and whose policy chose which tier: hundreds wait, and their bodies would
  /// fill the memory.
  private record Seen(
      DecisionId id, RequestFeatures features, CallTerms terms, Tier tier, Policy policy) {
    static Seen of(DecisionId id, Decided decided, Policy policy) {
      return new Seen(
          id, decided.features(), decided.place().terms(), decided.decision().tier(), policy);
    }
  }

  ShadowTrial(Journal journal, LearningCounts counts) {
    this(journal, counts, LONGEST_QUEUE);
  }

  ShadowTrial(Journal journal, LearningCounts counts, int longestQueue) {
    this.journal = journal;
    this.counts = counts;
    this.waiting = new ArrayBlockingQueue<>(longestQueue);
  }

  /// For one thread at a time.
  void start(Candidate other) {
    candidate = other.steady();
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  void end() {
    candidate = null;
    waiting.clear();
  }

  /// Never waits. What does not depend on a classification is nothing to watch.
  void show(DecisionId id, Decided decided, Policy policy) {
    if (candidate != null
        && decided.place().terms().needsClassification()
        && !waiting.offer(Seen.of(id, decided, policy))) {
      counts.count(LearningEvent.SHADOW_DROPPED);
    }
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        judge(waiting.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void judge(Seen seen) {
    var model = candidate;
    if (model == null) {
      return;
    }
    var answer = model.classifier().classify(seen.features());
    var would = seen.policy().decide(seen.features(), answer, seen.terms());
    counts.count(
        answer instanceof ClassifierAnswer.Unavailable
            ? LearningEvent.SHADOW_SILENT
            : would.tier().equals(seen.tier())
                ? LearningEvent.SHADOW_AGREED
                : LearningEvent.SHADOW_DIFFERED);
    journal.watched(
        seen.id(),
        new ShadowOpinion.Watched(
            model.version(),
            Opinion.of(answer),
            would.classifierTier(),
            would.tier(),
            would.chances()));
  }

  @Override
  public void close() {
    end();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
