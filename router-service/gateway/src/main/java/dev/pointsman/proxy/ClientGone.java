package dev.pointsman.proxy;

import java.io.IOException;

/// Thrown by whatever would send to a client that has closed its connection.
public final class ClientGone extends IOException {
  private static final long serialVersionUID = 1;

  public ClientGone() {
    super("the client has closed its connection");
  }
}
