package dev.pointsman.round;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.export.ParityReport;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/// Decides whether a candidate may take the incumbent's place: it measures both through the very
/// classifier and policy that serve.
public final class Gate {
  private static final int TIMED_REQUESTS = 150;
  private final GateSettings settings;
  private final Policy policy;
  private final Evidence evidence;

  /// What candidates are judged by.
  ///
  /// @param held rows that neither model was trained on, labelled on the served ladder
  public record Evidence(
      List<LabeledExample> held, List<GoldenCase> golden, LoggedTraffic traffic) {}

  /// A gate before a service.
  ///
  /// @param policy the one that serves: its ladder, dial, rules and exploration
  public Gate(GateSettings settings, Policy policy, Evidence evidence) {
    this.settings = settings;
    this.policy = policy;
    this.evidence = evidence;
  }

  Verdict judge(Candidate candidate, Incumbent incumbent) {
    var checks = new ArrayList<Check>();
    checks.add(parity(candidate, incumbent.bundle()));
    checks.add(latency(candidate.draft(), incumbent.bundle()));
    try (var ours = OpenPeers.of(candidate.draft(), candidate.peers());
        var theirs = OpenPeers.of(incumbent.bundle(), incumbent.peers())) {
      checks.addAll(answers(ours.peers(), theirs.peers()));
    }
    return new Verdict(
        label(candidate.draft()), label(incumbent.bundle()), settings.unknownPasses(), checks);
  }

  private static String label(ModelBundle bundle) {
    return bundle.manifest().identity().label();
  }

  private static Check parity(Candidate candidate, ModelBundle incumbent) {
    var same =
        CandidateFolder.sha256(candidate.draft(), BundleFile.ENCODER)
            .equals(CandidateFolder.sha256(incumbent, BundleFile.ENCODER));
    return parity(candidate.parity(), same ? "the incumbent's encoder" : "another encoder");
  }

  static Check parity(ParityReport parity, String encoder) {
    var found =
        "%.1f %% same tier, cosine %.4f".formatted(100 * parity.sameTier(), parity.lowestCosine());
    var demand = "98 % same tier, cosine 0.99";
    return parity.passes()
        ? Check.held("export parity", found, demand).with(encoder)
        : Check.missed("export parity", found, demand, parity.summary());
  }

  private Check latency(ModelBundle candidate, ModelBundle incumbent) {
    return new LatencyDuel(requests()).times(candidate, incumbent).check();
  }

  private List<RequestFeatures> requests() {
    return evidence.held().stream().map(LabeledExample::features).limit(TIMED_REQUESTS).toList();
  }

  /// Judges what they answer, whatever they are made of.
  public Verdict judge(Peers candidate, Peers incumbent) {
    return new Verdict(
        "candidate", "incumbent", settings.unknownPasses(), answers(candidate, incumbent));
  }

  private List<Check> answers(Peers candidate, Peers incumbent) {
    var ours = HeldOut.judged(evidence.held(), candidate.model(), policy);
    var theirs = HeldOut.judged(evidence.held(), incumbent.model(), policy);
    var checks = new ArrayList<Check>();
    checks.add(
        new GoldenTrial(evidence.golden(), policy).check(candidate.model(), incumbent.model()));
    checks.addAll(new QualityCheck(settings).checks("held-out rows", ours, theirs));
    checks.add(
        new CalibrationCheck(settings.largestCalibrationError())
            .check(ours, evidence.traffic().held(), candidate));
    checks.addAll(
        new TrafficCheck(settings, policy).checks(evidence.traffic(), candidate, incumbent));
    return checks;
  }
}
