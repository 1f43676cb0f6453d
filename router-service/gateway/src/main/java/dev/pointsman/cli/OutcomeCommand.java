package dev.pointsman.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pointsman outcome`: tells the running service what became of decided work.
@Command(
    name = "outcome",
    description = "Reports what became of a decision, a session or a request.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Kinds: " + OutcomeWords.KINDS + ".",
      "The same report again changes nothing. POINTSMAN_URL names the service, POINTSMAN_CLIENT_KEY the key.",
      "",
      "  scripts/pointsman outcome --decision dec_1a1fd3151c0f2496ab9da332e81 rating 4",
      "  scripts/pointsman outcome --session 6f1c... tests 12 0"
    })
final class OutcomeCommand implements Callable<Integer> {
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration ANSWERING = Duration.ofSeconds(15);

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Work work = new Work();

  @Parameters(index = "0", paramLabel = "KIND", description = "What was seen of the work.")
  private String kind = "";

  @Parameters(index = "1..*", paramLabel = "WORD", description = "More of it, by kind.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--id", description = "Your own name for the event (default: of the content).")
  private @Nullable String id;

  @Option(names = "--at", description = "When it happened, such as 2026-01-31T10:00:00Z.")
  private @Nullable String at;

  @Option(names = "--url", description = "Where Pointsman answers (default http://localhost:8080).")
  private String url = "";

  OutcomeCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// What the outcome is about.
  static final class Work {
    @Option(
        names = "--decision",
        paramLabel = "ID",
        description = "As x-pointsman-decision-id names it.")
    private @Nullable String decision;

    @Option(
        names = "--session",
        paramLabel = "ID",
        description = "As the client names it, or the journal.")
    private @Nullable String session;

    @Option(
        names = "--request",
        paramLabel = "ID",
        description = "The x-request-id that the client sent.")
    private @Nullable String request;

    private void write(ObjectNode json) {
      json.put("decision_id", decision).put("session_id", session).put("request_id", request);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var address = ServiceAddress.of(url, environment);
    var json = OutcomeWords.json(kind, words);
    work.write(json);
    json.put("id", id).put("at", at);
    var answer = post(address, json);
    var told = JsonReader.read(answer.body());
    var out = spec.commandLine();
    if (answer.statusCode() >= 300) {
      var detail = told.path("detail").asText(told.path("title").asText());
      out.getErr().println("pointsman: " + detail);
      return ExitCode.USAGE;
    }
    var result = told.path("results").path(0);
    out.getOut()
        .printf("%s: %s%n", result.path("id").asText(), standing(result.path("standing").asText()));
    out.getOut().flush();
    return ExitCode.OK;
  }

  private static String standing(String word) {
    return switch (word) {
      case "known" -> "was known already";
      case "pending" -> "is on its way to the journal";
      default -> "kept";
    };
  }

  private static HttpResponse<String> post(ServiceAddress address, ObjectNode json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.at("/v1/outcomes"))
            .timeout(ANSWERING)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json.toString()));
    if (!address.key().isEmpty()) {
      request.header("authorization", "Bearer " + address.key());
    }
    try (var client = HttpClient.newBuilder().connectTimeout(CONNECTING).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new IOException("expected a service at " + address + ", got no answer", unreachable);
    }
  }
}
