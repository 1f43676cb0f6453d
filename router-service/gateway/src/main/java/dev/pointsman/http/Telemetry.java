package dev.pointsman.http;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.insight.DriftReport;
import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.insight.Shift;
import dev.pointsman.journal.Journal;
import dev.pointsman.proxy.Health;
import dev.pointsman.proxy.TargetHealth;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Counts and times what the service does, for Prometheus. Names of paths, tiers and models come
/// from closed lists, never from requests.
public final class Telemetry {
  private static final double NANOS_PER_DOLLAR = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final MultiGauge modelInfo =
      MultiGauge.builder("pointsman.model.info").register(registry);
  private final MultiGauge drift = MultiGauge.builder("pointsman.drift.psi").register(registry);
  private final MultiGauge trialInfo =
      MultiGauge.builder("pointsman.trial.info").register(registry);
  private final MultiGauge targetLimit =
      MultiGauge.builder("pointsman.target.limit").register(registry);
  private final MultiGauge targetUnderWay =
      MultiGauge.builder("pointsman.target.under.way").register(registry);
  private final MultiGauge targetShut =
      MultiGauge.builder("pointsman.target.shut").register(registry);
  private final ReentrantLock restating = new ReentrantLock();
  private final Supplier<String> model;
  private volatile Supplier<List<TargetHealth>> targets = List::of;

  /// `model`: the version that serves now.
  public Telemetry(Supplier<String> model) {
    this.model = model;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  void served(String path, int status, Duration time) {
    registry
        .counter("pointsman.requests", "path", path, "status", Integer.toString(status))
        .increment();
    Timer.builder("pointsman.request.duration")
        .tag("path", path)
        .serviceLevelObjectives(
            Duration.ofMillis(2),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofMillis(30),
            Duration.ofMillis(100))
        .register(registry)
        .record(time);
  }

  void decided(ClassifyAnswer answer) {
    registry.counter("pointsman.decisions", "tier", answer.decision().tier().name()).increment();
    switch (answer.classified()) {
      case ClassifierAnswer.Classified _ -> {}
      case ClassifierAnswer.Unavailable(var cause, _) ->
          registry
              .counter(
                  "pointsman.classifier.unavailable",
                  "cause",
                  cause.name().toLowerCase(Locale.ROOT))
              .increment();
    }
  }

  void routed(Endpoint endpoint, Served served) {
    registry
        .counter("pointsman.routed", "endpoint", endpoint.path(), "ending", label(served.ending()))
        .increment();
    for (var attempt : served.attempts()) {
      registry
          .counter(
              "pointsman.attempts",
              "tier",
              attempt.target().tier().name(),
              "result",
              label(attempt.result()))
          .increment();
      registry
          .counter("pointsman.cost.usd", "tier", attempt.target().tier().name())
          .increment(attempt.cost().nanos() / NANOS_PER_DOLLAR);
    }
  }

  private static String label(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /// Reports whether decisions are being kept, and how many could not be.
  public void watch(Journal journal) {
    Gauge.builder("pointsman.journal.healthy", () -> journal.health().isWell() ? 1 : 0)
        .register(registry);
    Gauge.builder("pointsman.journal.lost", () -> journal.health().lost()).register(registry);
  }

  /// Reports how the targets do: how many calls each may have under way, how many it has, and
  /// whether calls are kept away from it.
  public void watch(Health relay) {
    targets = relay::targets;
  }

  /// Reports what is explored, and how the models on trial do.
  public void watch(ModelTrials trials) {
    for (var event : LearningEvent.values()) {
      FunctionCounter.builder("pointsman.learning", trials, models -> models.count(event))
          .tag("event", event.label())
          .register(registry);
    }
    gauge("pointsman.canary.share", trials, evidence -> evidence.share().value());
    gauge("pointsman.canary.evidence", trials, FailureEvidence::value);
  }

  /// 0 while there is no canary.
  private void gauge(String name, ModelTrials trials, ToDoubleFunction<FailureEvidence> figure) {
    Gauge.builder(
            name, () -> trials.evidence().map(known -> figure.applyAsDouble(known)).orElse(0.0))
        .register(registry);
  }

  /// Names the models on trial, by the role that each plays.
  public void onTrial(Map<String, String> versions) {
    var rows =
        versions.entrySet().stream()
            .map(one -> Tags.of("role", one.getKey(), "version", one.getValue()))
            .<MultiGauge.Row<?>>map(tags -> MultiGauge.Row.of(tags, 1))
            .toList();
    restate(trialInfo, rows);
  }

  /// Counts that another model took over.
  public void swappedModel() {
    registry.counter("pointsman.model.swaps", "result", "swapped").increment();
  }

  /// Counts that another model was to take over and could not.
  public void refusedModel() {
    registry.counter("pointsman.model.swaps", "result", "refused").increment();
  }

  /// States how far recent traffic has moved from what the model has learnt.
  public void drifted(DriftReport report) {
    restate(
        drift,
        report.shifts().stream()
            .<MultiGauge.Row<?>>map(
                shift -> MultiGauge.Row.of(Tags.of("feature", shift.name()), shift.psi()))
            .toList());
  }

  /// Counts that a measurement has moved so far that people should know.
  public void driftAlarm(Shift shift) {
    registry.counter("pointsman.drift.alarms", "feature", shift.name()).increment();
  }

  /// All meters in the exposition format of Prometheus.
  public String prometheusText() {
    restating.lock();
    try {
      report(targets.get());
      restate(modelInfo, List.of(MultiGauge.Row.of(Tags.of("version", model.get()), 1)));
      return registry.scrape();
    } finally {
      restating.unlock();
    }
  }

  private void report(List<TargetHealth> states) {
    report(targetLimit, states, TargetHealth::limit);
    report(targetUnderWay, states, TargetHealth::underWay);
    report(targetShut, states, target -> target.isShut() ? 1 : 0);
  }

  private void report(
      MultiGauge gauge, List<TargetHealth> states, ToDoubleFunction<TargetHealth> figure) {
    restate(
        gauge,
        states.stream()
            .<MultiGauge.Row<?>>map(target ->
                MultiGauge.Row.of(
                    Tags.of("provider", target.provider().value(), "model", target.model().value()),
                    figure.applyAsDouble(target)))
            .toList());
  }

  /// Rows are taken out before they are put in again: whoever read meanwhile would miss them.
  private void restate(MultiGauge gauge, List<MultiGauge.Row<?>> rows) {
    restating.lock();
    try {
      gauge.register(rows, true);
    } finally {
      restating.unlock();
    }
  }
}
