/// Remembers every routed call: what came, what was measured, decided and served. Writes one SQLite
/// file in groups, keeps serving when the disk does not, masks secrets before anything is written.
///
/// Lies in the core, and brings SQLite and Flyway there, because training reads journals as well as
/// the service that writes them. Knows no server and no model.
@NullMarked
package dev.pointsman.journal;

import org.jspecify.annotations.NullMarked;
