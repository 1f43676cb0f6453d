package dev.pointsman.round;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.Rounds;
import java.io.IOException;
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
    var left = rounds.unfinished();
    if (left.isPresent() && !request.options().fresh()) {
      var folder = left.get();
      var plan = folder.plan(RoundPlan.class);
      var before = serves(plan.candidate()) ? models().read(plan.incumbent()) : incumbent;
      plan.requireSame(plan(before), folder.name());
      progress.said("going on with round " + folder.path());
      return new Round(folder, plan, before);
    }
    var folder = rounds.at(request.start());
    folder.begin(plan(incumbent));
    progress.said("round " + folder.path());
    return new Round(folder, plan(incumbent), incumbent);
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
        request.corpus().sha256(),
        request.isFull(),
        request.terms().deployment().fingerprint());
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
