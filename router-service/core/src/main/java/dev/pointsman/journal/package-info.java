/// One record of every routed call, on disk before its answer begins. Knows what a decision is and
/// how it is kept; knows nothing of HTTP or upstream connections. It stands in the core since the
/// service writes journals and training reads them.
@NullMarked
package dev.pointsman.journal;

import org.jspecify.annotations.NullMarked;
