package dev.pointsman.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Served;
import java.nio.file.Path;
import java.time.InstantSource;

/// Keeps one record of every call in a SQLite file. Whoever writes only queues: one thread commits
/// what has gathered in one transaction. Shared by threads.
///
/// When the disk fails, calls go on: what could not be written waits in bounded memory and is
/// written when the disk is back; [#isHealthy()] says so meanwhile.
public final class Journal implements AutoCloseable {
  private final JournalSettings settings;
  private final InstantSource clock;
  private final GroupCommit commits;
  private final JournalReader reader;

  private Journal(Path file, JournalSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    var source = JournalFile.prepared(file);
    commits = GroupCommit.start(source);
    reader = new JournalReader(source);
  }

  /// Opens or creates the journal; what an earlier service left under way counts as interrupted.
  ///
  /// @throws JournalRefused when the file was written by a newer version or is no journal
  public static Journal open(Path file, JournalSettings settings, InstantSource clock) {
    return new Journal(file, settings, clock);
  }

  /// Queues a decision. What it keeps is fixed here; the receipt tells when it is on disk.
  public Receipt decided(DecisionEntry entry) {
    var receipt = new Receipt();
    var expires = clock.instant().plus(settings.keepTexts()).toEpochMilli();
    var document = DecisionJson.of(entry, settings.capture()).toString();
    commits.add(new JournalWrite.Decided(entry, document, capture(entry), expires, receipt));
    return receipt;
  }

  private String capture(DecisionEntry entry) {
    if (!settings.capture().keeps(CaptureLevel.REDACTED)) {
      return "";
    }
    var text = entry.features().text();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("prompt", SecretMask.masked(text.prompt()));
    json.put("digest", SecretMask.masked(text.digest()));
    if (settings.capture().keeps(CaptureLevel.FULL)) {
      json.put("body", SecretMask.masked(entry.body()));
    }
    return json.toString();
  }

  /// Whether the whole body of a request is to be handed in.
  public boolean keepsBodies() {
    return settings.capture().keeps(CaptureLevel.FULL);
  }

  /// Queues what came of a decision.
  public void served(DecisionId id, Served served) {
    commits.add(new JournalWrite.Ended(id, served, DecisionJson.of(served).toString()));
  }

  /// Deletes the texts whose time is over, from the file and its log.
  public int prune() {
    return commits.prune(clock.instant());
  }

  public JournalReader reader() {
    return reader;
  }

  /// Whether everything that was queued can be written.
  public boolean isHealthy() {
    return commits.isHealthy();
  }

  /// How many records were given up because the disk failed for too long.
  public long lost() {
    return commits.lost();
  }

  /// Writes what is queued and closes the file.
  @Override
  public void close() {
    commits.close();
  }
}
