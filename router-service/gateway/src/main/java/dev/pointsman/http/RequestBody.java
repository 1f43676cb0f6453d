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
import java.util.regex.Pattern;

/// A request's body, read whole within the limit, or why it is not read.
sealed interface RequestBody {
  /// All that came.
  record Whole(Body body) implements RequestBody {}

  /// Not read, or not to its end.
  record Refused(Problem problem) implements RequestBody {}

  /// How much beyond the limit is read and thrown away, so that the client gets to see its answer.
  /// What is larger still is cut at once.
  int DISCARDED = 64 << 20;

  String CHUNKED = "chunked";

  Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  /// Up to here the memory for a body is taken on its stated length alone.
  int BELIEVED = 1 << 20;

  static RequestBody read(ServerRequest request, int limit) {
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
    return read(request.content().inputStream(), length, limit);
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

  private static RequestBody read(InputStream body, long length, int limit) {
    try (body) {
      var bytes = bytes(body, length, limit);
      return bytes.length > limit
          ? new Refused(Problem.tooLarge(limit))
          : new Whole(Body.of(bytes));
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

  /// Into one array where the length is known. The read beyond it tells the server that the body is
  /// over.
  private static byte[] bytes(InputStream body, long length, int limit) throws IOException {
    if (length <= 0 || length > BELIEVED) {
      return body.readNBytes(limit + 1);
    }
    var bytes = new byte[(int) length];
    if (body.readNBytes(bytes, 0, bytes.length) < length || body.read() >= 0) {
      throw new EOFException("expected a body of its stated length");
    }
    return bytes;
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
