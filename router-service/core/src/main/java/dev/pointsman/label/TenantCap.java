package dev.pointsman.label;

import dev.pointsman.unit.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/// Keeps any one tenant from teaching the model on its own, however loud it is and however few
/// others there are. With `n` the sessions of a tenant that teach anything, `N` those of all, and
/// `w` its weight:
///
/// ```
/// middle = the weight per session of the tenant in whose hands the middle one of all sessions is
/// v      = min(w, n * middle)                             no tenant's sessions are louder than that
/// weight = v                                              where n / N >= largestShare
///          min(v, s / (1 - s) * sum of the others' v)     elsewhere, with s = largestShare
/// ```
///
/// Sessions are counted since they cost calls, while outcomes are free: whoever is a tenth of the
/// sessions has a tenth of the weight, beside one other tenant as beside nine. A share alone would
/// lift the smaller of two tenants to half, and would cut the one who does most of the work down to
/// whatever a quiet neighbour says. A single tenant needs no protection from itself.
///
/// @param largestShare of all weight that a tenant may have without having as many sessions; from a
///   half, so that no two tenants can be above it
public record TenantCap(double largestShare) {
  /// No tenant outweighs all others together, unless most sessions are its own.
  public static final TenantCap DEFAULT = new TenantCap(0.5);

  public TenantCap {
    if (!(largestShare >= 0.5 && largestShare <= 1)) {
      throw new IllegalArgumentException("expected a share in [0.5, 1], got " + largestShare);
    }
  }

  /// What a tenant has to say.
  ///
  /// @param weight of all its labels
  /// @param sessions that they are spread over
  public record Voice(double weight, long sessions) {
    private double loudness() {
      return weight / sessions;
    }

    private Voice atMost(double loudness) {
      return new Voice(Math.min(weight, loudness * sessions), sessions);
    }
  }

  /// The factor from 0 to 1 on the weight of each tenant's rows.
  public Map<TenantId, Double> factors(Map<TenantId, Voice> voices) {
    var heard = voices.values().stream().filter(voice -> voice.weight() > 0).toList();
    if (heard.size() < 2) {
      return voices.keySet().stream().collect(Collectors.toMap(tenant -> tenant, _ -> 1.0));
    }
    var middle = middle(heard);
    var sessions = heard.stream().mapToLong(Voice::sessions).sum();
    var weight = heard.stream().mapToDouble(voice -> voice.atMost(middle).weight()).sum();
    var all = new Voice(weight, sessions);
    return voices.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> factor(entry.getValue(), middle, all)));
  }

  private double factor(Voice voice, double middle, Voice all) {
    if (voice.weight() <= 0) {
      return 1;
    }
    var level = voice.atMost(middle);
    var hasMost = voice.sessions() >= largestShare * all.sessions();
    var others = all.weight() - level.weight();
    var most = hasMost ? level.weight() : largestShare / (1 - largestShare) * others;
    return Math.min(level.weight(), most) / voice.weight();
  }

  /// The lower of two middle ones: nobody gains by being loud.
  private static double middle(Collection<Voice> heard) {
    var sorted = new ArrayList<>(heard);
    sorted.sort(Comparator.comparingDouble(Voice::loudness));
    var sessions = sorted.stream().mapToLong(Voice::sessions).sum();
    var below = 0L;
    for (var voice : sorted) {
      below += voice.sessions();
      if (2 * below >= sessions) {
        return voice.loudness();
      }
    }
    throw new IllegalStateException("expected a middle of " + sessions + " sessions");
  }
}
