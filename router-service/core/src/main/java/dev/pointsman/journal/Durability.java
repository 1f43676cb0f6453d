package dev.pointsman.journal;

/// What is known of an entry's way to the disk.
public sealed interface Durability {
  /// It survives a crash of the machine.
  record Durable() implements Durability {}

  /// It is at best in memory; the journal goes on trying.
  record NotDurable(String reason) implements Durability {}

  /// Not known in the time given.
  record Late() implements Durability {}
}
