package dev.pointsman.proxy;

import dev.pointsman.upstream.HeaderFields;
import java.time.Duration;

/// The client's end of a routed call. Used by one thread at a time; whoever watches the connection
/// tells from any thread that the client has gone.
public interface ClientSide {
  /// Sends the status and the headers; comes first, once.
  void head(int status, HeaderFields headers) throws ClientGone;

  /// Blocks while the client reads more slowly than this is called.
  void write(byte[] bytes, int offset, int length) throws ClientGone;

  /// Sends what was written at once.
  void flush() throws ClientGone;

  /// The answer is complete.
  void end() throws ClientGone;

  /// Closes the connection without a clean end: the client must not take the answer for complete.
  void abort();

  /// Lets a client that does not read hold a call up for no longer than this from now: after that,
  /// a write that stays blocked closes the connection.
  void endWithin(Duration longest);

  /// Runs this when the client goes, at once if it has gone. One watcher at most.
  void onGone(Runnable watcher);
}
