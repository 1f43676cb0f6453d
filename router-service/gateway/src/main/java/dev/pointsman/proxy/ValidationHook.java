package dev.pointsman.proxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.check.AnswerValidator;
import dev.pointsman.check.CheckResult;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;
import dev.pointsman.upstream.HeaderFields;
import java.net.URI;
import java.time.Duration;

/// The operator's own check of an answer, behind a URL of the configuration.
///
/// It is sent `{"decision_id", "answer"}` and says `{"pass": true}` or `{"pass": false}`. One that
/// does not answer in time, or not so, stops nothing: the answer passes.
public final class ValidationHook implements AnswerValidator {
  private static final int LARGEST_VERDICT = 64 * 1024;
  private static final HeaderFields JSON =
      HeaderFields.of("content-type", "application/json", "accept", "application/json");

  private final UpstreamTransport transport;
  private final URI address;
  private final Duration patience;

  public ValidationHook(UpstreamTransport transport, URI address, Duration patience) {
    this.transport = transport;
    this.address = address;
    this.patience = patience;
  }

  @Override
  public CheckResult validate(DecisionId decision, Body answer) {
    var question = JsonNodeFactory.instance.objectNode().put("decision_id", decision.value());
    question.set("answer", JsonReader.read(answer.bytes()));
    var request = new UpstreamRequest(address, JSON, Body.of(question.toString()));
    try (var exchange = transport.exchange(request)) {
      return isRefused(exchange)
          ? new CheckResult.Failed(NAME, "the operator's own check refused the answer")
          : CheckResult.PASSED;
    }
  }

  private boolean isRefused(UpstreamExchange exchange) {
    return exchange.next(patience) instanceof UpstreamSignal.Head(var status, _)
        && status == 200
        && WholeBody.read(exchange, LARGEST_VERDICT, patience) instanceof WholeBody.Read(var body)
        && saysNo(body);
  }

  private static boolean saysNo(Body verdict) {
    try {
      var pass = JsonReader.read(verdict.bytes()).path("pass");
      return pass.isBoolean() && !pass.booleanValue();
    } catch (MalformedJson _) {
      return false;
    }
  }
}
