package dev.pointsman.rehearsal;

/// Decides what the upstream answers to a request. Called from many threads.
@FunctionalInterface
public interface Script {
  Answer answer(Received request);
}
