package dev.pointsman.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// An authority of our own, made by the JDK's keytool, with servers' certificates good and bad.
public final class TestAuthority {
  /// Opens the store with the keys and the one that clients trust.
  public static final String PASSWORD = "changeit";

  private static final String HERE = "san=ip:127.0.0.1";

  private final Path keys;
  private final Path trusted;

  private TestAuthority(Path folder) {
    keys = folder.resolve("keys.p12");
    trusted = folder.resolve("trusted.p12");
  }

  /// The certificates that a server can show.
  public enum Shown {
    GOOD,
    EXPIRED,
    ELSEWHERE,
    STRANGE
  }

  public static TestAuthority in(Path folder) throws IOException, InterruptedException {
    var authority = new TestAuthority(folder);
    authority.make("authority", "-ext", "bc:c");
    authority.make("stranger", "-ext", "bc:c");
    authority.make("good", "-signer", "authority", "-ext", HERE);
    authority.make(
        "expired", "-signer", "authority", "-ext", HERE, "-startdate", "-10d", "-validity", "2");
    authority.make("elsewhere", "-signer", "authority", "-ext", "san=dns:elsewhere.invalid");
    authority.make("strange", "-signer", "stranger", "-ext", HERE);
    authority.trust();
    return authority;
  }

  /// Where those look who trust the authority.
  public Path trusted() {
    return trusted;
  }

  /// A server's side, which shows what it is told to.
  public Display display(Shown shown) throws IOException, GeneralSecurityException {
    var factory = KeyManagerFactory.getInstance("SunX509"); // PKIX gives keys names of its own
    factory.init(load(keys), PASSWORD.toCharArray());
    return new Display((X509ExtendedKeyManager) factory.getKeyManagers()[0], shown);
  }

  /// A client's side, which trusts the authority alone.
  public SSLContext client() throws IOException, GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(load(trusted));
    var context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[0], factory.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private void make(String name, String... more) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", "EC"));
    arguments.addAll(List.of("-dname", "CN=" + name, "-storepass", PASSWORD));
    arguments.addAll(List.of("-keystore", keys.toString()));
    arguments.addAll(List.of(more));
    keytool(arguments);
  }

  private void trust() throws IOException, InterruptedException {
    var file = keys.resolveSibling("authority.pem").toString();
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            "authority",
            "-file",
            file,
            "-storepass",
            PASSWORD,
            "-keystore",
            keys.toString()));
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            "authority",
            "-file",
            file,
            "-storepass",
            PASSWORD,
            "-keystore",
            trusted.toString()));
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process = new ProcessBuilder(tool).redirectErrorStream(true);
    process.command().addAll(arguments);
    var started = process.start();
    var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (started.waitFor() != 0) {
      throw new IllegalStateException("keytool " + arguments + ": " + said);
    }
  }

  /// Shows one of the certificates; any thread may change which.
  public static final class Display extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager real;
    private volatile Shown shown;

    Display(X509ExtendedKeyManager real, Shown shown) {
      this.real = real;
      this.shown = shown;
    }

    /// For the server's sockets.
    public SSLContext tls() throws GeneralSecurityException {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, new TrustManager[0], new SecureRandom());
      return context;
    }

    public void show(Shown other) {
      shown = other;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return alias(type);
    }

    private @Nullable String alias(String type) {
      return type.equals("EC") ? shown.name().toLowerCase(Locale.ROOT) : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return real.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return real.getPrivateKey(alias);
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return real.getServerAliases(type, issuers);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return real.getClientAliases(type, issuers);
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return real.chooseClientAlias(types, issuers, socket);
    }
  }
}
