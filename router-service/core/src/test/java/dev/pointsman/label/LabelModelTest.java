package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.decision;
import static dev.pointsman.label.Sessions.reported;
import static dev.pointsman.label.Sessions.session;
import static dev.pointsman.label.SimulatedWork.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.SimulatedWork.Witness;
import dev.pointsman.label.SimulatedWork.Work;
import dev.pointsman.outcome.Fact;
import dev.pointsman.unit.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelModelTest {
  private static final Witness USUAL_DELIVERY = new Witness(0.4, 0.9);
  private static final Witness POOR_RATING = new Witness(0.5, 0.55);
  private static final Witness GOOD_TESTS = new Witness(0.6, 0.93);
  private static final Witness NEXT = new Witness(0.7, 0.75);

  private static final SimulatedWork WORK =
      new SimulatedWork(7, 0.6).add(8_000, USUAL_DELIVERY, POOR_RATING, GOOD_TESTS, NEXT);
  private static final LabelModel LEARNT = LabelModel.fit(counted(WORK));

  @Test
  void findsTheBaseRate() {
    assertThat(LEARNT.baseRate().value()).isCloseTo(0.6, within(0.05));
  }

  @Test
  void findsHowOftenEachFunctionIsRight() {
    for (var belief : LEARNT.beliefs()) {
      assertThat(belief.learnt().value())
          .as(belief.function() + " " + belief.verdict())
          .isCloseTo(precision(belief), within(0.06));
    }
  }

  @Test
  void unlearnsATrustThatWasStatedTooHigh() {
    assertThat(LEARNT.beliefs())
        .filteredOn(belief -> belief.function().equals("rating"))
        .hasSize(2)
        .allSatisfy(belief -> assertThat(belief.learnt().value()).isLessThan(belief.stated()));
  }

  @Test
  void beatsTheMajority() {
    var judged = WORK.all().stream().filter(work -> !votes(work).isEmpty()).toList();
    var model = judged.stream().filter(LabelModelTest::isRightByModel).count();
    var majority = judged.stream().mapToDouble(LabelModelTest::rightByMajority).sum();
    assertThat(model).isGreaterThan((long) (majority + 0.03 * judged.size()));
  }

  @Test
  void isAsSureAsItIsRight() {
    var judged = WORK.all().stream().filter(work -> !votes(work).isEmpty()).toList();
    var expected = judged.stream().mapToDouble(work -> Math.max(chance(work), 1 - chance(work)));
    var right = judged.stream().filter(LabelModelTest::isRightByModel).count();
    assertThat(expected.average().orElseThrow())
        .isCloseTo((double) right / judged.size(), within(0.03));
  }

  /// Raters and what comes next err together: by agreement alone they look like the truth.
  @Test
  void personsCorrectWhatAgreementGetsWrong() {
    var misled = new SimulatedWork(11, 0.5);
    var silent = new Witness(0, 0);
    var together = new Witness(1, 0.5);
    misled.add(3_000, silent, together, new Witness(0.5, 0.95), silent);
    var twins = misled.all().stream().map(LabelModelTest::withTwin).toList();
    var told = SimulatedWork.told(twins.subList(0, 300));
    var rest = twins.subList(300, twins.size()).stream().map(Work::session);
    var alone = LabelModel.fit(counted(twins.stream().map(Work::session).toList()));
    var taught = LabelModel.fit(counted(Stream.concat(told.stream(), rest).toList()));
    assertThat(learnt(taught, "rating")).isLessThan(learnt(alone, "rating") - 0.1);
    assertThat(learnt(taught, "tests")).isGreaterThan(learnt(alone, "tests"));
  }

  @Test
  void keepsTheStatedTrustOfWhatIsHeardOnOneSideOnly() {
    var shipped = Stream.generate(() -> reported(session(call().stop("")), new Fact.Shipped()));
    var model = LabelModel.fit(counted(shipped.limit(5_000).toList()));
    assertThat(learnt(model, "shipped")).isCloseTo(0.9, within(1e-6));
  }

  /// Trial 31: a tenth of the feedback lies, all from one tenant.
  @Test
  void trial31ALiarDoesNotTurnTheModelRound() {
    var liar = new Witness(1, 0.05);
    var lies = new SimulatedWork(5, 0.6).add(900, liar, liar, liar, NEXT);
    var model = LabelModel.fit(counted(Stream.concat(honest(), from(lies)).toList()));
    assertThat(right(model)).isGreaterThan(right(LEARNT) - 0.08);
  }

  /// Fifty lies in each of its sessions, where the others have one word.
  @Test
  void trial31AFloodOfReportsCountsForNoMoreThanItsSessions() {
    var told = SimulatedWork.told(WORK.all().subList(0, 200));
    var counts = counted(Stream.concat(honest(), told.stream()).toList());
    var liar = new Witness(1, 0.3);
    from(new SimulatedWork(5, 0.6).add(900, liar, liar, liar, NEXT))
        .forEach(
            lies -> counts.add(lies.tenant(), Collections.nCopies(50, ballot(lies).pattern())));
    assertThat(learnt(LabelModel.fit(counts), "tests")).isGreaterThan(0.8);
  }

  private static Stream<SessionHistory> honest() {
    return WORK.all().stream().map(Work::session);
  }

  private static Stream<SessionHistory> from(SimulatedWork lies) {
    var mallory = new TenantId("mallory");
    return lies.all().stream().map(work -> SimulatedWork.of(mallory, work.session()));
  }

  @Test
  void believesWhatIsStatedWhenThereIsNothingToLearnFrom() {
    var model = LabelModel.fit(counted(List.of()));
    assertThat(model.beliefs()).isEmpty();
    assertThat(model.baseRate().value()).isEqualTo(0.5);
  }

  @Test
  void learnsTheSameFromTheSame() {
    assertThat(LabelModel.fit(counted(WORK)).beliefs()).isEqualTo(LEARNT.beliefs());
  }

  @Test
  void learnsFromTheFirstPatternsWhereThereAreTooMany() {
    var counts = new VoteCounts(Voting.DEFAULT, 2);
    WORK.all().forEach(work -> counts.add(work.session()));
    assertThat(counts.weights(TenantCap.DEFAULT)).hasSize(2);
    assertThat(LabelModel.fit(counts).baseRate().value()).isBetween(0.0, 1.0);
  }

  private static Work withTwin(Work work) {
    var isPraised =
        work.session().outcomes().stream()
            .anyMatch(outcome -> outcome.fact().equals(new Fact.Rating(5)));
    var twin = isPraised ? new Fact.Shipped() : new Fact.Failed();
    return new Work(reported(work.session(), decision(0), twin), work.sufficed());
  }

  private static double precision(LabelModel.Belief belief) {
    var spoken =
        WORK.all().stream()
            .filter(work ->
                votes(work).stream()
                    .anyMatch(vote ->
                        vote.function().name().equals(belief.function())
                            && vote.verdict() == belief.verdict()))
            .toList();
    var right = spoken.stream().filter(work -> work.sufficed() == isGood(belief.verdict())).count();
    return (double) right / spoken.size();
  }

  private static boolean isGood(Verdict verdict) {
    return verdict == Verdict.SUFFICED;
  }

  private static List<Vote> votes(Work work) {
    return ballot(work.session()).votes();
  }

  private static Ballot ballot(SessionHistory session) {
    return Voting.DEFAULT.ballots(session).getFirst();
  }

  private static double chance(Work work) {
    return chance(LEARNT, work);
  }

  private static double chance(LabelModel model, Work work) {
    return model.sufficed(ballot(work.session()).pattern()).value();
  }

  /// The share of all work that a model judges rightly.
  private static double right(LabelModel model) {
    return WORK.all().stream()
        .mapToDouble(work -> chance(model, work) >= 0.5 == work.sufficed() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static boolean isRightByModel(Work work) {
    return chance(work) >= 0.5 == work.sufficed();
  }

  private static double rightByMajority(Work work) {
    var balance = votes(work).stream().mapToInt(vote -> vote.verdict().sign()).sum();
    return balance == 0 ? 0.5 : balance > 0 == work.sufficed() ? 1 : 0;
  }

  private static double learnt(LabelModel model, String function) {
    return model.beliefs().stream()
        .filter(belief -> belief.function().equals(function))
        .mapToDouble(belief -> belief.learnt().value())
        .average()
        .orElseThrow();
  }
}
