package dev.pointsman.config;

import dev.pointsman.unit.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Tells whose call it is by the key that the client presents. A service that only this machine
/// reaches, and for which no key is set, asks for none, and serves the programs of this machine
/// only.
public final class ClientKeys {
  /// How long a key that was removed from the file may still be good.
  static final Duration FRESH = Duration.ofMillis(500);

  private static final String BEARER = "bearer ";

  private final ClientKeysConfig config;
  private final boolean isLoopback;
  private final InstantSource clock;
  private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.OLD);

  public ClientKeys(ClientKeysConfig config, boolean isLoopback, InstantSource clock) {
    this.config = config;
    this.isLoopback = isLoopback;
    this.clock = clock;
  }

  /// What a client is told about its key.
  public sealed interface Admission {
    /// The call belongs to this tenant.
    record Admitted(TenantId tenant) implements Admission {}

    /// The call is turned away, with this sentence for the client.
    ///
    /// @param status of HTTP: 401 where a key would help, 403 where the call comes from elsewhere
    record Refused(int status, String sentence) implements Admission {
      static Refused unknown(String sentence) {
        return new Refused(401, sentence);
      }

      static Refused foreign(String sentence) {
        return new Refused(403, sentence);
      }
    }
  }

  private record Snapshot(Instant at, List<ClientKey> keys, boolean isWhole) {
    static final Snapshot OLD = new Snapshot(Instant.MIN, List.of(), true);

    boolean isFresh(Instant now) {
      return at.isAfter(now.minus(FRESH)) && !at.isAfter(now);
    }
  }

  /// Judges the values of the headers `authorization` and `x-api-key`, empty where there is none.
  /// Either will do; two good keys must be of one tenant.
  public Admission admit(String authorization, String apiKey, Provenance provenance) {
    var known = known();
    if (isLoopback && known.keys().isEmpty() && known.isWhole()) {
      return keyless(provenance);
    }
    var presented = Stream.of(bearer(authorization), apiKey.strip()).filter(k -> !k.isEmpty());
    var hashes = presented.map(KeyHash::of).toList();
    if (hashes.isEmpty()) {
      return Admission.Refused.unknown(
          "this service asks for a client key: send it as 'Authorization: Bearer' or 'x-api-key'");
    }
    var tenants = hashes.stream().flatMap(hash -> owners(hash, known.keys())).distinct().toList();
    return switch (tenants.size()) {
      case 0 -> Admission.Refused.unknown("the client key is not known here");
      case 1 -> new Admission.Admitted(tenants.getFirst());
      default -> Admission.Refused.unknown("the two client keys belong to different tenants");
    };
  }

  private static Admission keyless(Provenance provenance) {
    return provenance
        .objection()
        .<Admission>map(Admission.Refused::foreign)
        .orElseGet(() -> new Admission.Admitted(TenantId.LOCAL));
  }

  /// Looks at every key, so that the time tells nothing about which one matched.
  private static Stream<TenantId> owners(KeyHash hash, List<ClientKey> keys) {
    return keys.stream()
        .filter(key -> key.hash().matches(hash))
        .map(ClientKey::tenant)
        .toList()
        .stream();
  }

  private static String bearer(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }

  private Snapshot known() {
    var now = clock.instant();
    var known = Objects.requireNonNull(snapshot.get());
    if (known.isFresh(now)) {
      return known;
    }
    var read = new ClientKeyFile(config.file()).read();
    var keys = new ArrayList<>(config.fromEnvironment());
    keys.addAll(read.keys());
    var fresh = new Snapshot(now, List.copyOf(keys), read.faults().isEmpty());
    snapshot.set(fresh);
    return fresh;
  }
}
