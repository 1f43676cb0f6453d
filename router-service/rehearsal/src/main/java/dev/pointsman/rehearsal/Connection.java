package dev.pointsman.rehearsal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.Function;

/// One kept-alive connection: its requests are answered one after the other.
final class Connection implements Runnable, AutoCloseable {
  private final Socket socket;
  private final int number;
  private final Function<Received, Answer> script;

  Connection(Socket socket, int number, Function<Received, Answer> script) {
    this.socket = socket;
    this.number = number;
    this.script = script;
  }

  @Override
  public void run() {
    try (socket) {
      serve();
    } catch (IOException _) {
      // The peer's affair: every request notes for itself whether it was answered.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() throws IOException, InterruptedException {
    socket.setTcpNoDelay(true);
    var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    var requests = new RequestParser(in, out, number);
    var isKept = true;
    while (isKept) {
      var request = requests.next();
      var answer = script.apply(request);
      var watch = Thread.ofVirtual().name("watch").start(() -> watch(request, in));
      isKept = new AnswerWriter(request, answer, socket, out).play();
      request.noteAnswered();
      if (isKept) {
        watch.join();
      }
    }
  }

  /// Ends with the first byte of the next request, which stays unread, or with the connection.
  private static void watch(Received request, InputStream in) {
    try {
      in.mark(1);
      if (in.read() >= 0) {
        in.reset();
        return;
      }
      request.noteClosed();
    } catch (IOException _) {
      request.noteClosed();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
