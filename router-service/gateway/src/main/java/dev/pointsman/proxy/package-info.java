/// Carries a routed call out: the connections to providers, retries and fallbacks, the stream back
/// to the client, its pings and its cancellation. Knows no server: what it needs of the client is
/// [dev.pointsman.proxy.ClientSide].
@NullMarked
package dev.pointsman.proxy;

import org.jspecify.annotations.NullMarked;
