package dev.pointsman.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A client that says exactly what it is told, byte by byte.
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream answers;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    answers = new BufferedInputStream(socket.getInputStream());
  }

  RawClient say(String words) throws IOException {
    socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// Everything until the server closes; a reset counts as the end.
  String hearAll() throws IOException {
    var heard = new StringBuilder();
    try {
      for (var read = answers.read(); read >= 0; ) {
        heard.append((char) read);
        read = answers.read();
      }
    } catch (SocketException reset) {
      return heard.toString();
    }
    return heard.toString();
  }

  String hearLine() throws IOException {
    var heard = new StringBuilder();
    for (var read = answers.read(); read >= 0 && read != '\n'; ) {
      heard.append((char) read);
      read = answers.read();
    }
    return heard.toString().strip();
  }

  /// Says one character at a time until the server has cut the connection.
  boolean dripUntilCut(char drop, int drops, int pauseMillis)
      throws IOException, InterruptedException {
    for (var i = 0; i < drops; i++) {
      Thread.sleep(pauseMillis);
      try {
        say(String.valueOf(drop));
      } catch (SocketException cut) {
        return true;
      }
    }
    return false;
  }

  /// Asks again and again without ever reading, until the server has cut the connection.
  boolean pileUpUntilCut(String words, int times) throws IOException {
    for (var i = 0; i < times; i++) {
      try {
        say(words);
      } catch (SocketException cut) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
