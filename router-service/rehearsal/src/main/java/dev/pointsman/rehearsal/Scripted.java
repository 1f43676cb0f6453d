package dev.pointsman.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One step of an answer. The head goes out with the first step that has anything to send.
public sealed interface Scripted {
  /// Sends the head now, before there is a body.
  record Head() implements Scripted {}

  /// Sends a piece of the body: one chunk, one write.
  record Send(String text) implements Scripted {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Sends a piece of the body again and again, as fast as the network takes it.
  record Flood(String unit, long times) implements Scripted {
    byte[] bytes() {
      return unit.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Sends bytes as they are, without a head or any framing; each character is one byte.
  record Raw(String latin1) implements Scripted {
    byte[] bytes() {
      return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /// Sends nothing for a while.
  record Wait(Duration duration) implements Scripted {}

  /// Sends nothing until the peer closes the connection, or the upstream itself does.
  record Hang() implements Scripted {}

  /// Closes the connection here.
  record Cut(How how) implements Scripted {}

  /// Closes the connection when so many bytes of the body have been sent; stands before them.
  record CutAt(long offset, How how) implements Scripted {}

  /// The way in which a connection is closed.
  enum How {
    /// In order: what was sent arrives.
    FIN,
    /// At once: the peer's next read fails.
    RST
  }
}
