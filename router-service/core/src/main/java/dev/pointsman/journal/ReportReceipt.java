package dev.pointsman.journal;

import dev.pointsman.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The journal's promise for reported outcomes. Shared by threads.
public final class ReportReceipt {
  private final Receipt receipt = new Receipt();
  private final Consumer<Outcome> whenNew;
  private volatile ReportFinding finding = new ReportFinding(new Reception.Late(), List.of());

  ReportReceipt(Consumer<Outcome> whenNew) {
    this.whenNew = whenNew;
  }

  /// Waits for the report's fate, at most this long. An interrupted thread waits no longer and
  /// stays interrupted.
  public Reception await(Duration patience) {
    return switch (receipt.await(patience)) {
      case Durability.Durable() -> finding.reception();
      case Durability.NotDurable(var reason) -> new Reception.NotDurable(reason);
      case Durability.Late() -> new Reception.Late();
    };
  }

  Receipt receipt() {
    return receipt;
  }

  /// What the store made of it, which counts once it is committed.
  void found(ReportFinding found) {
    finding = found;
  }

  /// It is committed. What is new is told before anybody who waits goes on.
  void tellWritten() {
    finding.news().forEach(whenNew);
    receipt.tellWritten();
  }
}
