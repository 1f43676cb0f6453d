package dev.pointsman.policy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ClientHints;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Text;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Dialect;
import dev.pointsman.request.Limits;
import dev.pointsman.request.Message;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.request.Speaker;
import dev.pointsman.request.ToolInput;
import dev.pointsman.session.CallFacts;
import dev.pointsman.session.CallPosition;
import dev.pointsman.session.SessionKey;
import dev.pointsman.session.Sessions;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A session of random calls: tool loops, prompts beside tool results, failures, fallbacks, new
/// prompts, pauses, and demands that change from call to call.
final class FuzzedSession {
  private static final List<String> PROMPTS =
      List.of("Why?", "fix auth", "rename it", "continue", "NullPointerException at Main.java:3");

  private final RandomGenerator luck;
  private final Policy policy;
  private final List<Message> messages = new ArrayList<>();
  private final List<Tier> tiers = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-01T12:00:00Z");
  private final Sessions sessions = new Sessions(1, Duration.ofHours(6), () -> now);
  private int switchesInLoops;

  FuzzedSession(RandomGenerator luck, Policy policy) {
    this.luck = luck;
    this.policy = policy;
  }

  /// Runs some calls and counts the tier switches between a tool call and its result.
  int switchesInLoops(int calls) {
    say(Speaker.USER, new Text(prompt()));
    for (var i = 0; i < calls; i++) {
      now = now.plusSeconds(luck.nextInt(600));
      call();
    }
    return switchesInLoops;
  }

  List<Tier> tiers() {
    return tiers;
  }

  private void call() {
    var request =
        new ChatRequest(
            Dialect.ANTHROPIC_MESSAGES,
            "auto",
            "",
            messages,
            List.of(),
            new Limits(0, "", false, true));
    var key = SessionKey.of(TenantId.LOCAL, request, ClientHints.NONE);
    var plain = FeatureExtractor.measure(request, ClientHints.NONE);
    var position = CallPosition.of(request, ClientHints.NONE, plain);
    var state = sessions.of(key);
    var features = state.enrich(plain, position, policy.ladder(), now);
    var last = LastChoice.of(state, state.warmPrefixes(position, PromptCaching.ONE_HOUR, now));
    var terms =
        CallTerms.free(policy.ladder())
            .demanding(control())
            .after(last, state.window(position, now))
            .drawing(lot());
    var decision = policy.decide(features, answer(), terms);
    sessions.decided(key, position, decision.target());
    judge(state.lastTarget().map(Target::tier).orElse(decision.tier()), decision.tier());
    serve(key, decision);
  }

  private void judge(Tier before, Tier chosen) {
    tiers.add(chosen);
    var awaits = messages.getLast().blocksOf(ToolResult.class).findAny().isPresent();
    switchesInLoops += awaits && !chosen.equals(before) ? 1 : 0;
  }

  private void serve(SessionKey key, RoutingDecision decision) {
    var fails = luck.nextInt(10) == 0;
    var falls = luck.nextInt(10) == 0 && !decision.fallbacks().isEmpty();
    var target = falls ? decision.fallbacks().getFirst() : decision.target();
    var read = new TokenCount(luck.nextInt(100_000));
    sessions.served(
        key,
        new CallFacts(
            target, !fails, read, TokenCount.ZERO, new TokenCount(luck.nextInt(2)), ttl()));
    if (!fails) {
      goOn();
    }
  }

  private void goOn() {
    if (luck.nextInt(3) > 0) {
      say(Speaker.ASSISTANT, new ToolUse("t", "Bash", ToolInput.NONE));
      var result = new ToolResult("t", prompt(), luck.nextInt(4) == 0);
      if (luck.nextInt(5) == 0) {
        say(Speaker.USER, result, new Text(prompt()));
      } else {
        say(Speaker.USER, result);
      }
      return;
    }
    say(Speaker.ASSISTANT, new Text("done"));
    say(Speaker.USER, new Text(prompt()));
  }

  private void say(Speaker speaker, ContentBlock... blocks) {
    messages.add(new Message(speaker, List.of(blocks)));
  }

  private String prompt() {
    return Calls.any(luck, PROMPTS);
  }

  private Lot lot() {
    return policy.lot(new DecisionId("dec_" + luck.nextInt(1 << 30)));
  }

  private PromptCaching ttl() {
    return Calls.any(luck, List.of(PromptCaching.values()));
  }

  private Control control() {
    var minimum = policy.ladder().tier(luck.nextInt(4) == 0 ? luck.nextInt(3) : 0);
    var cap = luck.nextInt(4) == 0 ? Usd.of(luck.nextDouble(0.1)) : Control.NO_LIMIT;
    return new Control(ForcedChoice.none(), minimum, cap);
  }

  private ClassifierAnswer answer() {
    return luck.nextInt(5) == 0 ? Calls.SILENT : Calls.lowest(Calls.randomChances(luck));
  }
}
