/// Judges a finished answer without asking another model: what is certainly wrong with it, and
/// nothing that might be. A false alarm costs a second call, so every check passes what it cannot
/// tell. Knows no tiers and no prices.
///
/// Code is read by its brackets, and only where a block claims to be a whole file. The JDK's own
/// compiler was rejected: it needs a full JDK at run time and a tenth of a second a call, and most
/// Java in answers is a fragment that no compiler takes. A JSON schema library was rejected too:
/// the schemas come from clients, whose patterns and remote references a service must not run.
@NullMarked
package dev.pointsman.check;

import org.jspecify.annotations.NullMarked;
