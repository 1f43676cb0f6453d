package dev.pointsman.http;

import dev.pointsman.upstream.Body;
import io.helidon.common.buffers.DataReader.IncorrectNewLineException;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A request's body, read whole within the limit, or why it is not read.
sealed interface RequestBody {
  /// All that came, and the room that it takes until it is closed.
  record Whole(Body body, BodyMemory.Room room) implements RequestBody, AutoCloseable {
    @Override
    public void close() {
      room.close();
    }
  }

  /// Not read, or not to its end.
  record Refused(Problem problem) implements RequestBody {}

  /// How much beyond the limit is read and thrown away, so that the client gets to see its answer.
  /// What is larger still is cut at once.
  int DISCARDED = 64 << 20;

  String CHUNKED = "chunked";

  Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  /// The room for a body of unknown length, until it turns out to be longer.
  int USUAL = 1 << 20;

  static RequestBody read(ServerRequest request, int limit, Edge edge) {
    var headers = request.headers();
    if (isAmbiguous(headers)) {
      var detail = "expected either Content-Length or 'Transfer-Encoding: chunked'";
      return new Refused(Problem.of(400, "Bad Request", detail));
    }
    if (!isLengthPlain(headers)) {
      return new Refused(
          Problem.of(400, "Bad Request", "expected a Content-Length of digits alone"));
    }
    var length = length(headers);
    if (length > limit) {
      return new Refused(Problem.tooLarge(limit));
    }
    return room(request, isChunked(headers) ? Math.min(USUAL, limit) : length, edge)
        .map(room -> read(request.content().inputStream(), length, limit, room))
        .orElseGet(() -> new Refused(Problem.noRoom()));
  }

  /// While we wait, the client is not to blame.
  private static Optional<BodyMemory.Room> room(ServerRequest request, long bytes, Edge edge) {
    var room = edge.memory().takeAtOnce(bytes);
    if (room.isPresent()) {
      return room;
    }
    var client = request.remotePeer().address();
    edge.clock().stop(client);
    room = edge.memory().take(bytes);
    edge.clock().start(client);
    return room;
  }

  private static boolean isChunked(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.TRANSFER_ENCODING);
  }

  /// Java reads signs, too, and another reader would not. Eighteen digits fit a long.
  private static boolean isLengthPlain(ServerRequestHeaders headers) {
    return !headers.contains(HeaderNames.CONTENT_LENGTH)
        || DIGITS.matcher(headers.get(HeaderNames.CONTENT_LENGTH).get()).matches();
  }

  /// As the text says: Helidon's own getter looks a mapper up in a registry, which takes 0.1 ms.
  private static long length(ServerRequestHeaders headers) {
    return headers.contains(HeaderNames.CONTENT_LENGTH)
        ? Long.parseLong(headers.get(HeaderNames.CONTENT_LENGTH).get())
        : 0;
  }

  /// Reads on, so that a client that sends first and reads then gets to see the answer: closing on
  /// unread bytes would reset its connection.
  static void discard(ServerRequest request) {
    if (request.headers().contains(HeaderNames.EXPECT)) {
      return;
    }
    try (var rest = request.content().inputStream()) {
      var buffer = new byte[8_192];
      for (var left = DISCARDED; left > 0; ) {
        var read = rest.read(buffer);
        left = read < 0 ? 0 : left - read;
      }
    } catch (RequestException | NumberFormatException | IncorrectNewLineException broken) {
      return; // where it ends nobody knows
    } catch (IOException gone) {
      throw new UncheckedIOException("the client went away", gone);
    }
  }

  /// Whether bytes may follow that belong to this request: the next one cannot be read then.
  static boolean isLeftUnread(ServerRequest request) {
    var content = request.content();
    return (content.hasEntity() && !content.consumed()) || isAmbiguous(request.headers());
  }

  /// The room is given back with what is not read to its end.
  private static RequestBody read(InputStream body, long length, int limit, BodyMemory.Room room) {
    var isWhole = false;
    try {
      var read = readInto(room, body, length, limit);
      isWhole = read instanceof Whole;
      return read;
    } finally {
      if (!isWhole) {
        room.close();
      }
    }
  }

  private static RequestBody readInto(
      BodyMemory.Room room, InputStream body, long length, int limit) {
    try (body) {
      return length > 0
          ? new Whole(Body.of(ofLength(body, (int) length)), room)
          : ofAnyLength(body, limit, room);
    } catch (RequestException | NumberFormatException | IncorrectNewLineException broken) {
      return new Refused(broken(broken, limit));
    } catch (IOException gone) {
      throw new UncheckedIOException("the client went away", gone);
    }
  }

  /// What the server says of the chunks of a body while it is read. It does not catch what Java
  /// says of a size that is no number.
  private static Problem broken(RuntimeException broken, int limit) {
    if (broken instanceof RequestException refusal
        && refusal.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
      return Problem.tooLarge(limit);
    }
    var detail = "expected chunks that begin with their size, without extensions or trailers";
    return Problem.of(400, "Bad Request", detail);
  }

  /// Into one array. The read beyond it tells the server that the body is over.
  private static byte[] ofLength(InputStream body, int length) throws IOException {
    var bytes = new byte[length];
    if (body.readNBytes(bytes, 0, length) < length || body.read() >= 0) {
      throw new EOFException("expected a body of its stated length");
    }
    return bytes;
  }

  private static RequestBody ofAnyLength(InputStream body, int limit, BodyMemory.Room room)
      throws IOException {
    var start = body.readNBytes(Math.min(USUAL, limit) + 1);
    if (start.length > limit) {
      return new Refused(Problem.tooLarge(limit));
    }
    if (start.length <= USUAL) {
      room.shrink(start.length);
      return new Whole(Body.of(start), room);
    }
    if (!room.extend(limit)) {
      return new Refused(Problem.noRoom());
    }
    var rest = body.readNBytes(limit + 1 - start.length);
    var length = start.length + rest.length;
    if (length > limit) {
      return new Refused(Problem.tooLarge(limit));
    }
    room.shrink(length);
    var whole = Arrays.copyOf(start, length);
    System.arraycopy(rest, 0, whole, start.length, rest.length);
    return new Whole(Body.of(whole), room);
  }

  /// Two readers may disagree on where such a body ends: the server takes an encoding for chunks by
  /// this very word.
  private static boolean isAmbiguous(ServerRequestHeaders headers) {
    var lengths =
        headers.contains(HeaderNames.CONTENT_LENGTH)
            ? headers.get(HeaderNames.CONTENT_LENGTH).valueCount()
            : 0;
    if (!headers.contains(HeaderNames.TRANSFER_ENCODING)) {
      return lengths > 1;
    }
    var encoding = headers.get(HeaderNames.TRANSFER_ENCODING);
    return lengths > 0 || encoding.valueCount() > 1 || !encoding.get().equals(CHUNKED);
  }
}
