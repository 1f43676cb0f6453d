package dev.pointsman.upstream;

/// Reads the events of one dialect into the tally that it was made with.
sealed interface EventMeter permits MessagesMeter, ChatMeter, ResponsesMeter {
  void accept(SseEvent event);
}
