package dev.pointsman.request;

import java.time.Duration;

/// How long a client asks the provider to keep the beginning of its prompt.
public enum PromptCaching {
  /// It does not ask; a provider that caches of its own accord keeps it for some minutes.
  UNSTATED(Duration.ofMinutes(5)),
  FIVE_MINUTES(Duration.ofMinutes(5)),
  ONE_HOUR(Duration.ofHours(1));

  private final Duration life;

  PromptCaching(Duration life) {
    this.life = life;
  }

  /// How long an unused prefix stays warm.
  public Duration life() {
    return life;
  }

  public boolean isStated() {
    return this != UNSTATED;
  }
}
