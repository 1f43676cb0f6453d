package dev.pointsman.proxy;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/// Says why a TLS handshake failed: the kind of failure, and never its text, which may quote what a
/// stranger sent.
final class TlsFault {
  private TlsFault() {}

  static String inWords(SSLException failure) {
    return switch (root(failure)) {
      case CertificateExpiredException _ -> "its certificate has expired";
      case CertificateNotYetValidException _ -> "its certificate is not valid yet";
      case CertPathBuilderException _ ->
          "no authority that this JVM trusts has signed its certificate";
      case CertificateException _ -> "its certificate is for another host";
      case Throwable _ -> "the handshake failed";
    };
  }

  private static Throwable root(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
