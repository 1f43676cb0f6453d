package dev.pointsman.http;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.policy.BadControl;
import dev.pointsman.proxy.ClientSide;
import dev.pointsman.proxy.Relay;
import dev.pointsman.proxy.RelayCall;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.Served;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The road of one routed call, from its bytes to what the client got. Shared by threads.
public final class RoutePipeline {
  private static final int BAD_REQUEST = 400;

  private final Decider decider;
  private final Destinations destinations;
  private final Books books;
  private final Relay relay;
  private final Cascades cascades;
  private final DecisionIds ids;
  private final Bulkhead readers = Bulkhead.sparingOneProcessor();

  public RoutePipeline(
      Decider decider,
      Destinations destinations,
      Books books,
      Relay relay,
      Cascades cascades,
      DecisionIds ids) {
    this.decider = decider;
    this.destinations = destinations;
    this.books = books;
    this.relay = relay;
    this.cascades = cascades;
    this.ids = ids;
  }

  /// Serves one call; whatever becomes of it, exactly one record says so.
  Served handle(InboundCall call, ClientSide client) {
    var id = new DecisionId(ids.next());
    try {
      var read = readers.inside(() -> ReadCall.of(call));
      return carry(id, call, decider.decide(id, call, read), client);
    } catch (MalformedJson | BadControl bad) {
      return refuse(
          id, call, new DialectError(BAD_REQUEST, String.valueOf(bad.getMessage())), client);
    }
  }

  private Served carry(DecisionId id, InboundCall call, Decided decided, ClientSide client) {
    var booked = books.open(id, call, decided);
    decider.show(id, decided);
    var check = cascades.check(id, call, decided);
    var served =
        destinations
            .obstacle(call.endpoint(), decided.decision().target())
            .map(why -> booked.refuse(why, client))
            .orElseGet(() -> relay.carryOut(outbound(call, decided), client, booked, check));
    booked.ending(served);
    books.close(id, served);
    decider.served(decided, served);
    return served;
  }

  private static RelayCall outbound(InboundCall call, Decided decided) {
    var decision = decided.decision();
    var targets =
        Stream.concat(Stream.of(decision.target()), decision.fallbacks().stream()).toList();
    var signers = decided.place().state().signers();
    return new RelayCall(
        call.endpoint(),
        call.query(),
        call.headers(),
        call.body(),
        decided.json(),
        decided.size(),
        decided.request().limits().stream(),
        targets,
        decision.cascade().stream().map(Target::tier).collect(Collectors.toSet()),
        signers.stream().map(UpstreamModel::model).collect(Collectors.toSet()));
  }

  /// Answers with an error of our own; what cannot be read has its record, too.
  Served refuse(InboundCall call, DialectError error, ClientSide client) {
    return refuse(new DecisionId(ids.next()), call, error, client);
  }

  private Served refuse(DecisionId id, InboundCall call, DialectError error, ClientSide client) {
    var served = books.open(id, call, error.message()).refuse(error, client);
    books.close(id, served);
    return served;
  }
}
