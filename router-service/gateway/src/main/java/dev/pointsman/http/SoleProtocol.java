package dev.pointsman.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/// Takes every connection for HTTP/1.1, so that one which speaks something else is told so. The
/// server itself asks for the right ending of the first line, passes others on to an HTTP/1.1
/// without our limits, and at last closes without a word.
record SoleProtocol(ServerConnectionSelector http) implements ServerConnectionSelector {
  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData firstBytes) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return http.connection(context);
  }
}
