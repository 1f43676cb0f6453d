package dev.pointsman.cli;

import dev.pointsman.config.ClientKey;
import dev.pointsman.config.ClientKeyFile;
import dev.pointsman.config.KeyHash;
import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pointsman keys`: gives clients their keys and takes them away.
@Command(
    name = "keys",
    description = "Adds, lists and removes the keys that clients present.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A service on this machine alone needs none; any other address demands them. Changes hold within a second.",
      "",
      "  scripts/pointsman keys add alice        # prints the key, once",
      "  scripts/pointsman keys remove alice"
    })
final class KeysCommand {
  private static final int KEY_BYTES = 32;

  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  KeysCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Command(name = "add", description = "Makes a key for the tenant and prints it, once.")
  int add(@Parameters(paramLabel = "TENANT") String tenant) throws IOException {
    var owner = new TenantId(tenant);
    var key = randomKey();
    file().add(new ClientKey(owner, KeyHash.of(key)));
    out().println(key);
    out().flush();
    return 0;
  }

  @Command(name = "list", description = "Lists the tenants and the starts of their keys' hashes.")
  int list() {
    file().keys().forEach(key -> out().println(key.tenant() + "  " + key.hash()));
    out().flush();
    return 0;
  }

  @Command(name = "remove", description = "Removes every key of the tenant.")
  int remove(@Parameters(paramLabel = "TENANT") String tenant) throws IOException {
    var removed = file().remove(new TenantId(tenant));
    out().printf("removed %d key(s) of %s%n", removed, tenant);
    out().flush();
    return removed > 0 ? 0 : 1;
  }

  private static String randomKey() {
    var bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "pm-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private ClientKeyFile file() {
    return new ClientKeyFile(assembly.clientKeyFile(config.file()));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
