package dev.pointsman.config;

import dev.pointsman.unit.TenantId;
import java.util.ArrayList;
import java.util.List;

/// A key that a client may present, known by its hash alone, and whose it is.
public record ClientKey(TenantId tenant, KeyHash hash) {
  private static final int SHORTEST = 16;
  private static final String EXPECTED_PAIR =
      "expected tenant=key, pairs apart by commas; a tenant has 1 to 64 letters, digits, '_', '.'"
          + " or '-', a key 16 characters or more";

  /// Keys, and what was wrong with the lines or pairs that gave none.
  record Read(List<ClientKey> keys, List<String> faults) {
    Read {
      keys = List.copyOf(keys);
      faults = List.copyOf(faults);
    }
  }

  /// Reads `tenant=key,tenant=key`; the keys themselves are forgotten at once.
  static Read fromPairs(String pairs) {
    var keys = new ArrayList<ClientKey>();
    var faults = new ArrayList<String>();
    for (var pair : pairs.split(",", -1)) {
      var equals = pair.indexOf('=');
      var key = pair.substring(equals + 1).strip();
      var tenant = equals < 0 ? "" : pair.substring(0, equals).strip();
      if (pair.isBlank()) {
        continue;
      }
      if (!isTenant(tenant) || key.length() < SHORTEST) {
        faults.add(EXPECTED_PAIR);
      } else {
        keys.add(new ClientKey(new TenantId(tenant), KeyHash.of(key)));
      }
    }
    return new Read(keys, faults);
  }

  /// Reads one `tenant: sha256-<hex>` a line; empty lines and `#` comments are skipped.
  static Read fromLines(List<String> lines) {
    var keys = new ArrayList<ClientKey>();
    var faults = new ArrayList<String>();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      var colon = line.indexOf(':');
      var tenant = colon < 0 ? "" : line.substring(0, colon).strip();
      var hash = KeyHash.parse(line.substring(colon + 1).strip());
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (!isTenant(tenant) || hash.isEmpty()) {
        faults.add("line %d: expected 'tenant: sha256-<64 hex digits>'".formatted(i + 1));
      } else {
        keys.add(new ClientKey(new TenantId(tenant), hash.get()));
      }
    }
    return new Read(keys, faults);
  }

  String line() {
    return tenant + ": " + hash.label();
  }

  private static boolean isTenant(String name) {
    return name.matches("[A-Za-z0-9_.-]{1,64}");
  }
}
