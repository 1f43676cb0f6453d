package dev.pointsman.rehearsal;

import dev.pointsman.rehearsal.Answer.Framing;
import dev.pointsman.rehearsal.Scripted.Cut;
import dev.pointsman.rehearsal.Scripted.CutAt;
import dev.pointsman.rehearsal.Scripted.Flood;
import dev.pointsman.rehearsal.Scripted.Hang;
import dev.pointsman.rehearsal.Scripted.Head;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.rehearsal.Scripted.Raw;
import dev.pointsman.rehearsal.Scripted.Send;
import dev.pointsman.rehearsal.Scripted.Wait;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Plays the steps of one answer on a connection.
final class AnswerWriter {
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Received request;
  private final Answer answer;
  private final Socket socket;
  private final OutputStream out;
  private boolean isHeadSent;
  private boolean isRaw;
  private long sent;
  private CutAt cut = new CutAt(Long.MAX_VALUE, How.FIN);

  AnswerWriter(Received request, Answer answer, Socket socket, OutputStream out) {
    this.request = request;
    this.answer = answer;
    this.socket = socket;
    this.out = out;
  }

  /// True when the connection may be used again. Throws when the peer or the script ends it.
  boolean play() throws IOException, InterruptedException {
    for (var step : answer.steps()) {
      play(step);
    }
    if (isRaw) {
      return false;
    }
    head();
    if (answer.framing() == Framing.CHUNKED && hasBody()) {
      out.write(new byte[] {'0', '\r', '\n', '\r', '\n'});
    }
    out.flush();
    return answer.framing() != Framing.UNTIL_CLOSE;
  }

  private void play(Scripted step) throws IOException, InterruptedException {
    switch (step) {
      case Head _ -> head();
      case Send send -> piece(send.bytes());
      case Flood flood -> flood(flood);
      case Raw raw -> raw(raw.bytes());
      case Wait wait -> pause(wait.duration());
      case Hang _ -> pause(FOREVER);
      case Cut now -> cut(now.how());
      case CutAt later -> cut = later;
    }
  }

  private void flood(Flood flood) throws IOException {
    var unit = flood.bytes();
    for (var i = 0L; i < flood.times(); i++) {
      piece(unit);
    }
  }

  private void raw(byte[] bytes) throws IOException {
    isRaw = true;
    out.write(bytes);
    out.flush();
  }

  private void pause(Duration duration) throws IOException, InterruptedException {
    out.flush();
    if (request.isGoneAfter(duration)) {
      throw new EOFException("the peer has closed the connection");
    }
  }

  private void piece(byte[] bytes) throws IOException {
    head();
    var isWhole = sent + bytes.length <= cut.offset();
    var length = isWhole ? bytes.length : (int) (cut.offset() - sent);
    sent += length;
    if (hasBody()) {
      chunkStart(bytes.length);
      out.write(bytes, 0, length);
    }
    if (!isWhole) {
      cut(cut.how());
    }
    chunkEnd(bytes.length);
    out.flush();
  }

  private void chunkStart(int length) throws IOException {
    if (answer.framing() == Framing.CHUNKED && length > 0) {
      out.write(Integer.toHexString(length).getBytes(StandardCharsets.ISO_8859_1));
      out.write(LINE_END);
    }
  }

  private void chunkEnd(int length) throws IOException {
    if (answer.framing() == Framing.CHUNKED && length > 0 && hasBody()) {
      out.write(LINE_END);
    }
  }

  private boolean hasBody() {
    return !request.method().equals("HEAD") && answer.status() != 204 && answer.status() != 304;
  }

  private void head() throws IOException {
    if (isHeadSent) {
      return;
    }
    isHeadSent = true;
    var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" Scripted\r\n");
    answer.headers().forEach(field -> line(head, field.name(), field.value()));
    switch (answer.framing()) {
      case LENGTH -> line(head, "content-length", Long.toString(length()));
      case CHUNKED -> line(head, "transfer-encoding", "chunked");
      case UNTIL_CLOSE -> line(head, "connection", "close");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private long length() {
    var length = 0L;
    for (var step : answer.steps()) {
      length +=
          switch (step) {
            case Send send -> send.bytes().length;
            case Flood flood -> flood.bytes().length * flood.times();
            case Head _, Raw _, Wait _, Hang _, Cut _, CutAt _ -> 0;
          };
    }
    return length;
  }

  private void cut(How how) throws IOException {
    out.flush();
    request.noteAnswered();
    if (how == How.RST) {
      socket.setSoLinger(true, 0);
    }
    socket.close();
    throw new EOFException("the script cuts the connection");
  }
}
