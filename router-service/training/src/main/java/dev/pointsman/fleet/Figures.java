package dev.pointsman.fleet;

import dev.pointsman.fleet.FleetWorld.Weighed;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Figures over the questions of a part, weighed as the fleet asks them, with intervals by group.
final class Figures {
  private final List<Weighed> questions;
  private final Habits habits;

  Figures(FleetWorld world, Part part, Habits habits) {
    this.questions = world.of(part);
    this.habits = habits;
  }

  List<Course> of(Router router) {
    return of(router::rank, habits);
  }

  /// The lowest tier that does it; the lowest of all where none does.
  List<Course> oracle() {
    return of(task -> task.first().oracle(), habits);
  }

  /// Repeating what fails.
  List<Course> always(int rank) {
    return of(_ -> rank, habits);
  }

  List<Course> once(int rank) {
    return of(_ -> rank, habits.withoutRepeating());
  }

  private List<Course> of(ToIntFunction<FleetTask> choice, Habits ways) {
    return questions.stream()
        .map(Weighed::task)
        .map(task -> Course.of(task, choice.applyAsInt(task), ways))
        .toList();
  }

  /// The questions with what becomes of them both ways.
  List<Judged> rows(List<Course> courses, List<Course> others) {
    return IntStream.range(0, questions.size())
        .mapToObj(i -> judged(questions.get(i), courses.get(i), others.get(i)))
        .toList();
  }

  private static Judged judged(Weighed question, Course course, Course other) {
    return new Judged(question.task().group(), question.weight(), course, other);
  }

  static double mean(List<Judged> rows, ToDoubleFunction<Judged> part) {
    return rows.stream().mapToDouble(row -> row.weight() * part.applyAsDouble(row)).sum()
        / rows.stream().mapToDouble(Judged::weight).sum();
  }

  static double ratio(
      List<Judged> rows, ToDoubleFunction<Judged> over, ToDoubleFunction<Judged> under) {
    return mean(rows, over) / mean(rows, under);
  }

  /// The share of the cost per shipped task that one way saves beside the other.
  static double saving(List<Judged> rows, ToDoubleFunction<Course> cost) {
    var ours = ratio(rows, row -> cost.applyAsDouble(row.course()), row -> row.course().shipped());
    var theirs = ratio(rows, row -> cost.applyAsDouble(row.other()), row -> row.other().shipped());
    return 1 - ours / theirs;
  }

  static double shippedMore(List<Judged> rows) {
    return mean(rows, row -> row.course().shipped() - row.other().shipped());
  }
}
