package dev.pointsman.config;

import dev.pointsman.config.CascadeConfig.Mode;
import dev.pointsman.config.RelayConfig.Timeouts;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.DurabilityLevel;
import dev.pointsman.journal.JournalSettings;
import dev.pointsman.journal.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `journal`, `sessions`, `relay`, `roles`, `client_keys` and `webhook`.
final class TrafficSection {
  private static final int LONGEST_SECONDS = 86_400;

  private final Section root;
  private final Path home;
  private final Map<String, String> environment;

  TrafficSection(Section root, Path home, Map<String, String> environment) {
    this.root = root;
    this.home = home;
    this.environment = environment;
  }

  TrafficConfig read() {
    return new TrafficConfig(
        journal(root.section("journal")),
        sessions(root.section("sessions")),
        relay(root.section("relay")),
        roles(root.section("roles")),
        clientKeys(root.section("client_keys")),
        new WebhookSection(root.section("webhook"), home, environment).read());
  }

  private static JournalConfig journal(Section journal) {
    var usual = JournalConfig.DEFAULT.settings();
    var days = journal.whole("keep_days", (int) usual.retention().texts().toDays(), 1, 3_650);
    return new JournalConfig(
        Path.of(journal.text("path", JournalConfig.DEFAULT.path().toString())),
        JournalSettings.of(capture(journal, usual.capture()), Retention.days(days))
            .promising(durability(journal, usual.durability())));
  }

  private static CaptureLevel capture(Section journal, CaptureLevel usual) {
    var labels = Arrays.stream(CaptureLevel.values()).map(CaptureLevel::label).toList();
    return CaptureLevel.ofLabel(level(journal, "capture", usual.label(), labels)).orElse(usual);
  }

  private static DurabilityLevel durability(Section journal, DurabilityLevel usual) {
    var labels = Arrays.stream(DurabilityLevel.values()).map(DurabilityLevel::label).toList();
    var label = level(journal, "durability", usual.label(), labels);
    return DurabilityLevel.ofLabel(label).orElse(usual);
  }

  private static String level(Section journal, String key, String usual, List<String> labels) {
    var label = journal.text(key, usual);
    if (!labels.contains(label)) {
      journal.note(key, label, "unknown level: " + Names.suggest(label, labels));
    }
    return label;
  }

  private static SessionsConfig sessions(Section sessions) {
    var usual = SessionsConfig.DEFAULT;
    var minutes = (int) usual.idle().toMinutes();
    return new SessionsConfig(
        sessions.whole("most", usual.most(), 1, 1_000_000),
        Duration.ofMinutes(sessions.whole("idle_minutes", minutes, 1, 43_200)));
  }

  private static RelayConfig relay(Section relay) {
    var usual = RelayConfig.DEFAULT;
    return new RelayConfig(
        timeouts(relay, usual.timeouts()),
        relay.whole("retries", usual.retriesPerTarget(), 0, 10),
        relay.number("retry_share", usual.retryShare(), 0, 1),
        seconds(relay, "ping_seconds", usual.ping()),
        relay.whole("concurrency", usual.concurrency(), 1, 100_000),
        cascade(relay.section("cascade")));
  }

  private static Timeouts timeouts(Section relay, Timeouts usual) {
    return new Timeouts(
        seconds(relay, "connect_timeout_seconds", usual.connect()),
        seconds(relay, "first_byte_timeout_seconds", usual.firstByte()),
        seconds(relay, "idle_timeout_seconds", usual.idle()),
        seconds(relay, "total_timeout_seconds", usual.total()));
  }

  private static CascadeConfig cascade(Section cascade) {
    var usual = CascadeConfig.DEFAULT;
    var modes = List.of("off", "auto");
    var mode = cascade.textOrOff("mode", "auto");
    if (!modes.contains(mode)) {
      cascade.note("mode", mode, "unknown mode: " + Names.suggest(mode, modes));
    }
    var url = cascade.text("validation_url", "");
    var hook = new BaseUrl(CascadeConfig.NO_URL, "");
    if (!url.isEmpty()) {
      hook = BaseUrl.read(url, false);
      hook.fault().ifPresent(remedy -> cascade.note("validation_url", url, remedy));
    }
    return new CascadeConfig(
        mode.equals("off") ? Mode.OFF : Mode.AUTO,
        cascade.flag("buffered", usual.isBuffered()),
        cascade.flag("in_tool_loops", usual.isInToolLoops()),
        hook.uri(),
        seconds(cascade, "validation_timeout_seconds", usual.validationTimeout()));
  }

  private static Duration seconds(Section section, String key, Duration usual) {
    return Duration.ofSeconds(section.whole(key, (int) usual.toSeconds(), 1, LONGEST_SECONDS));
  }

  private static Map<String, String> roles(Section roles) {
    var byAgentType = new HashMap<String, String>();
    for (var agentType : roles.keys()) {
      var role = roles.required(agentType).toLowerCase(Locale.ROOT);
      if (!role.isEmpty()) {
        byAgentType.put(agentType.toLowerCase(Locale.ROOT), role);
      }
    }
    return byAgentType;
  }

  private ClientKeysConfig clientKeys(Section section) {
    var file = home.resolve(section.text("file", ClientKeysConfig.FILE_NAME));
    var variable = section.text("variable", ClientKeysConfig.VARIABLE);
    var read = ClientKey.fromPairs(environment.getOrDefault(variable, ""));
    // A key that was written wrongly may still be a key: the value is not repeated.
    read.faults().forEach(fault -> section.noteOutside(variable, "***", fault));
    new ClientKeyFile(file)
        .read()
        .faults()
        .forEach(fault -> section.noteOutside(file.toString(), "***", fault));
    return new ClientKeysConfig(file, read.keys());
  }
}
