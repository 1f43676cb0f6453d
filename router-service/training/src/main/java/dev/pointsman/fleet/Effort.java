package dev.pointsman.fleet;

import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// What one try takes.
record Effort(TokenCount tokens, Usd cost) {}
