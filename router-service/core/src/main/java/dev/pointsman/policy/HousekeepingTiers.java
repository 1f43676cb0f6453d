package dev.pointsman.policy;

import dev.pointsman.session.CallKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// Where each kind of housekeeping goes under a virtual model name. Rules, caps and expected cost
/// have no say: these calls are the client's, not the user's.
record HousekeepingTiers(Map<CallKind, Place> places) {
  /// A summary, a guess and a count continue the conversation, so its own model comes first: its
  /// cache is warm, and it counts as it will charge. A guard gets the best there is.
  static final HousekeepingTiers DEFAULT =
      new HousekeepingTiers(
          Map.of(
              CallKind.TITLE, Place.LOWEST,
              CallKind.PROBE, Place.LOWEST,
              CallKind.AUXILIARY, Place.LOWEST,
              CallKind.SUGGESTION, Place.LAST_OR_LOWEST,
              CallKind.COMPACTION, Place.LAST_OR_MIDDLE,
              CallKind.TOKEN_COUNT, Place.LAST_OR_MIDDLE,
              CallKind.SAFETY, Place.TOP));

  HousekeepingTiers {
    places = Collections.unmodifiableMap(new EnumMap<>(places));
  }

  enum Place {
    LOWEST,
    LAST_OR_LOWEST,
    LAST_OR_MIDDLE,
    TOP
  }

  Place of(CallKind kind) {
    return places.getOrDefault(kind, Place.LAST_OR_MIDDLE);
  }
}
