package dev.pointsman.http;

import dev.pointsman.catalog.Target;
import dev.pointsman.journal.Receipt;
import dev.pointsman.proxy.ClientGone;
import dev.pointsman.proxy.ClientSide;
import dev.pointsman.proxy.Escort;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.HeaderFields;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A call whose record has begun: names its decision to the client, and holds the client's first
/// byte back until the record is as safe as the journal promises.
final class BookedCall implements Escort {
  /// A disk that takes longer does not hold up the call.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final DecisionId id;
  private final Dialect dialect;
  private final Receipt receipt;
  private final Consumer<Attempt> settling;
  private final long start = System.nanoTime();
  private boolean isSettled;

  BookedCall(DecisionId id, Dialect dialect, Receipt receipt, Consumer<Attempt> settling) {
    this.id = id;
    this.dialect = dialect;
    this.receipt = receipt;
    this.settling = settling;
  }

  @Override
  public HeaderFields labels(Target target) {
    return HeaderFields.of(
        "x-pointsman-decision-id", id.value(),
        "x-pointsman-tier", target.tier().name(),
        "x-pointsman-model", printable(target.offer().model().value()));
  }

  /// A model of no tier has whatever name its client gave it.
  private static String printable(String model) {
    return model.replaceAll("[^\\x20-\\x7E]", "?");
  }

  @Override
  public void awaitReceipt() {
    receipt.awaitPromised(PATIENCE);
  }

  @Override
  public void ending(Served soFar) {
    if (!isSettled) {
      soFar.decisive().ifPresent(this::settle);
    }
  }

  private void settle(Attempt decisive) {
    isSettled = true;
    settling.accept(decisive);
  }

  /// Answers with an error of our own: nothing is sent to any provider.
  Served refuse(DialectError error, ClientSide client) {
    awaitReceipt();
    var body = error.body(dialect);
    var headers =
        HeaderFields.of(
            "content-type", "application/json",
            "content-length", Integer.toString(body.length()),
            "x-pointsman-decision-id", id.value());
    try {
      client.head(error.status(), headers);
      client.write(body.bytes(), 0, body.length());
      client.end();
      return refused(Ending.REFUSED, error);
    } catch (ClientGone gone) {
      return refused(Ending.CLIENT_GONE, error);
    }
  }

  private Served refused(Ending ending, DialectError error) {
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new Served(ending, error.status(), List.of(), "", took, List.of(error.message()));
  }
}
