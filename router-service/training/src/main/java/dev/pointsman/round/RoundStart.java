package dev.pointsman.round;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.ModelBundle;
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

  Round begunIn(Rounds rounds, RetrainProgress progress) throws IOException {
    var left = rounds.unfinished();
    if (left.isPresent() && serves(left.get().plan().candidate())) {
      left.get().end("promote");
    } else if (left.isPresent() && !request.options().fresh()) {
      var plan = left.get().plan();
      plan.requireSame(plan(), left.get().name());
      progress.said("going on with round " + left.get().path());
      return new Round(left.get(), plan, incumbent);
    }
    var folder = rounds.at(request.start());
    folder.begin(plan());
    progress.said("round " + folder.path());
    return new Round(folder, plan(), incumbent);
  }

  /// Then the interrupted round had promoted its candidate, and only not said so.
  private boolean serves(String candidate) {
    return incumbent.manifest().identity().label().equals(candidate);
  }

  private RoundPlan plan() {
    return new RoundPlan(
        request.start().toString(),
        incumbent.manifest().identity().label(),
        CandidateFolder.sha256(incumbent, BundleFile.ENCODER),
        nextLabel(),
        request.corpus().sha256(),
        request.isFull());
  }

  /// The number behind all versions of this name that are in use.
  private String nextLabel() {
    var prefix = incumbent.manifest().identity().name() + "-";
    var highest =
        request.places().models().artifacts().keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .filter(version -> NUMBER.matcher(version).matches())
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return prefix + (highest + 1);
  }
}
