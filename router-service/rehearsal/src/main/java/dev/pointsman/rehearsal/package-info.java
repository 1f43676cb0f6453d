/// An upstream that answers by script over real sockets, for tests, measurements and rehearsals
/// with real clients. Knows nothing of the router.
@NullMarked
package dev.pointsman.rehearsal;

import org.jspecify.annotations.NullMarked;
