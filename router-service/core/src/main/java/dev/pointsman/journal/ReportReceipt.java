package dev.pointsman.journal;

import java.time.Duration;

/// The journal's promise for reported outcomes. Shared by threads.
public final class ReportReceipt {
  private final Receipt receipt = new Receipt();
  private volatile Reception reception = new Reception.Late();

  ReportReceipt() {}

  /// Waits for the report's fate, at most this long. An interrupted thread waits no longer and
  /// stays interrupted.
  public Reception await(Duration patience) {
    return switch (receipt.await(patience)) {
      case Durability.Durable() -> reception;
      case Durability.NotDurable(var reason) -> new Reception.NotDurable(reason);
      case Durability.Late() -> new Reception.Late();
    };
  }

  Receipt receipt() {
    return receipt;
  }

  /// What the store made of it, which counts once it is committed.
  void found(Reception finding) {
    reception = finding;
  }
}
