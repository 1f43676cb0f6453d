package dev.pointsman.bench;

import java.util.Locale;

/// A way from the measuring client to the upstream.
enum Road {
  DIRECT,
  NGINX,
  POINTSMAN;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
