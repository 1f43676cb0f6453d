package dev.pointsman.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.catalog.Tier;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// Begins a round, or finds the one to go on with.
final class RoundStart {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final RetrainRequest request;
  private final ModelBundle incumbent;

  RoundStart(RetrainRequest request, ModelBundle incumbent) {
    this.request = request;
    this.incumbent = incumbent;
  }

  /// A round that was interrupted when its candidate served already has nothing left but its end.
  Round begunIn(Rounds rounds, RetrainProgress progress) throws IOException {
    progress.began(Stage.SET);
    var left = rounds.unfinished();
    if (left.isPresent() && !request.options().fresh()) {
      var round = goneOnWith(left.get());
      progress.said("going on with round " + round.folder().path());
      return round;
    }
    var round = begun(rounds.at(request.start()));
    progress.said("round " + round.folder().path());
    return round;
  }

  private Round goneOnWith(RoundFolder folder) throws IOException {
    var plan = planOf(folder);
    var before = serves(plan.candidate()) ? models().read(plan.incumbent()) : incumbent;
    plan.requireSame(plan(before), folder.name());
    var set = request.source().read(folder.set().orElseThrow());
    return new Round(folder, plan, set, golden(), before, Anchor.of(models(), before));
  }

  private static RoundPlan planOf(RoundFolder folder) throws IOException {
    try {
      return folder.plan(RoundPlan.class);
    } catch (JsonProcessingException _) {
      throw new RetrainRefused(
          "round %s has a plan that this version cannot read: run again with --fresh to begin anew"
              .formatted(folder.name()));
    }
  }

  private List<GoldenCase> golden() {
    return request.places().golden().stream()
        .flatMap(file -> GoldenCase.read(file).stream())
        .toList();
  }

  /// The set comes first: a round whose data is refused has not begun.
  private Round begun(RoundFolder folder) throws IOException {
    requireTheLadder();
    var golden = golden();
    var plan = plan(incumbent);
    var set = request.source().build(plan.started());
    folder.begin(plan, set.name());
    return new Round(folder, plan, set, golden, incumbent, Anchor.of(models(), incumbent));
  }

  /// Labels are given on the ladder of the configuration, and learnt on the model's.
  private void requireTheLadder() {
    var tiers = incumbent.manifest().output().tiers().size();
    var ladder = request.terms().deployment().ladder();
    if (tiers != ladder.size()) {
      throw new RetrainRefused(
          "expected a model of as many tiers as the configuration's ladder %s, got %s with %d"
              .formatted(
                  ladder.tiers().stream().map(Tier::name).toList(),
                  incumbent.manifest().identity().label(),
                  tiers));
    }
  }

  private boolean serves(String candidate) {
    return incumbent.manifest().identity().label().equals(candidate);
  }

  private ModelFolders models() {
    return request.places().models();
  }

  private RoundPlan plan(ModelBundle incumbent) {
    return new RoundPlan(
        request.start().toString(),
        incumbent.manifest().identity().label(),
        CandidateFolder.sha256(incumbent, BundleFile.ENCODER),
        nextLabel(incumbent),
        request.asked());
  }

  /// The number behind all versions of this name that are in use.
  private String nextLabel(ModelBundle incumbent) {
    var prefix = incumbent.manifest().identity().name() + "-";
    var highest =
        models().artifacts().keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .filter(version -> NUMBER.matcher(version).matches())
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return prefix + (highest + 1);
  }
}
