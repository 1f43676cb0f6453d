package dev.pointsman.rehearsal;

import java.time.Duration;
import java.util.List;

/// The scripted upstream as a process of its own: `--port N` (default 0: any free one), `--pause
/// MS` between the frames of a stream.
public final class RehearsalMain {
  private RehearsalMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    var options = List.of(arguments);
    var pause = Duration.ofMillis(number(options, "--pause"));
    var agent = new AgentScript();
    try (var upstream =
        ScriptedUpstream.start(
            number(options, "--port"), request -> played(agent, request, pause))) {
      IO.println("The rehearsal listens on " + upstream.base());
      Thread.currentThread().join();
    }
  }

  private static Answer played(Script script, Received request, Duration pause) {
    IO.println(request + " model=" + request.json().path("model").asText("-"));
    var answer = script.answer(request);
    return pause.isZero() ? answer : answer.every(pause);
  }

  private static int number(List<String> options, String name) {
    var at = options.indexOf(name);
    return at < 0 || at + 1 >= options.size() ? 0 : Integer.parseInt(options.get(at + 1));
  }
}
