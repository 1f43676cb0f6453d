package dev.pointsman.insight;

import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares live calls with a model's training set, measurement by measurement. Same calls, same
/// report.
public final class Drift {
  /// The newest decisions that speak for the traffic of now.
  public static final int WINDOW = 5_000;

  /// Fewer calls of a client say nothing of it.
  private static final int FEWEST_OF_A_CLIENT = 50;

  private static final int NAMED_CLIENTS = 5;

  private final String model;
  private final DriftReference reference;

  public Drift(String model, DriftReference reference) {
    this.model = model;
    this.reference = reference;
  }

  /// Compares decisions; those that the classifier was not to be asked about are left out.
  public DriftReport report(Stream<DecisionRecord> decisions) {
    var calls = decisions.flatMap(one -> SeenCall.of(one, model).stream()).toList();
    return new DriftReport(
        model,
        calls.size(),
        (int) calls.stream().map(SeenCall::session).distinct().count(),
        reference.histograms().keySet().stream()
            .filter(name -> calls.stream().anyMatch(call -> call.tells(name)))
            .map(name -> shift(name, calls))
            .toList());
  }

  private Shift shift(String name, List<SeenCall> calls) {
    var before = before(name);
    var now = now(name, calls, _ -> true);
    var psi = before.psi(now);
    return new Shift(
        name,
        psi,
        now.rows(),
        before.missing(),
        now.missing(),
        psi > Shift.NOTABLE ? clients(name, calls, psi) : List.of());
  }

  private List<Shift.OfClient> clients(String name, List<SeenCall> calls, double psi) {
    var rows =
        calls.stream()
            .filter(call -> call.tells(name))
            .collect(Collectors.groupingBy(SeenCall::client, Collectors.counting()));
    return rows.entrySet().stream()
        .filter(client -> client.getValue() >= FEWEST_OF_A_CLIENT)
        .map(client -> client(name, calls, client, psi))
        .sorted(Comparator.comparing(Shift.OfClient::share).reversed())
        .limit(NAMED_CLIENTS)
        .toList();
  }

  private Shift.OfClient client(
      String name, List<SeenCall> calls, Map.Entry<ClientProgram, Long> client, double psi) {
    var before = before(name);
    var own = now(name, calls, call -> call.client().equals(client.getKey()));
    var others = now(name, calls, call -> !call.client().equals(client.getKey()));
    var without = others.rows() == 0 ? 0 : before.psi(others);
    return new Shift.OfClient(client.getKey(), own.rows(), before.psi(own), 1 - without / psi);
  }

  private Histogram before(String name) {
    return reference.histograms().getOrDefault(name, new Histogram(List.of(), List.of(0L, 0L)));
  }

  private Histogram now(String name, List<SeenCall> calls, Predicate<SeenCall> wanted) {
    return before(name)
        .counting(
            calls.stream()
                .filter(call -> call.tells(name))
                .filter(wanted)
                .map(call -> call.value(name)));
  }
}
