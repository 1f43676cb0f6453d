package dev.pointsman.fleet;

/// What becomes of a task on average, all tries included.
///
/// @param shipped the chance that it ships
/// @param usd what its calls cost
/// @param rework what its failed tries cost beside their calls
/// @param loss what is lost where it does not ship
/// @param tokens that its calls moved
/// @param shippedTokens those of the calls whose work shipped
record Course(
    double shipped, double usd, double rework, double loss, double tokens, double shippedTokens) {
  /// Begins at a rank and climbs while failures are noticed.
  static Course of(FleetTask task, int start, Habits habits) {
    var reached = 1.0;
    var failed = 0.0;
    var sum = new double[4];
    for (var rank = start; rank < task.tiers(); rank++) {
      var again = rank > start;
      var score = task.scores().get(rank);
      sum[0] += reached * score;
      sum[1] += reached * task.cost(rank, again).dollars();
      sum[2] += reached * task.tokens(again).value();
      sum[3] += reached * score * task.tokens(again).value();
      failed += reached * (1 - score);
      reached *= (1 - score) * habits.noticed();
    }
    return new Course(
        sum[0],
        sum[1],
        failed * habits.rework(task),
        (1 - sum[0]) * habits.loss(task),
        sum[2],
        sum[3]);
  }

  /// All that the policy weighs.
  double total() {
    return usd + rework + loss;
  }
}
