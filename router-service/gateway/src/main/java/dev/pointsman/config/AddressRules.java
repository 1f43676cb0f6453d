package dev.pointsman.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which addresses an upstream may have. A machine's metadata service hands out the machine's own
/// keys to whoever can make it send a request: it is never an upstream.
///
/// A name can resolve to anything at any time: whoever connects asks [#isForbidden] about the
/// address that it got.
public final class AddressRules {
  private static final String FORBIDDEN =
      "link-local, metadata and unspecified addresses are no upstreams: name the provider's host";
  private static final Set<String> METADATA_NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");

  private static final Set<String> METADATA_ADDRESSES =
      Set.of("100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");
  private static final Pattern CANONICAL =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

  /// What resolvers of the C family read as an IPv4 address: octal, hexadecimal, fewer parts.
  private static final Pattern NUMERIC =
      Pattern.compile("(?:0x[0-9a-f]*|\\d+)(?:\\.(?:0x[0-9a-f]*|\\d+))*\\.?");

  private static final Pattern PRIVATE_NAME =
      Pattern.compile("[^.]+|.+\\.(?:localhost|local|internal|lan|home\\.arpa)");

  private AddressRules() {}

  /// Why the host is refused; empty when it is not. Asks no name server.
  static String objectionTo(String host) {
    if (METADATA_NAMES.contains(host.replaceFirst("\\.$", ""))) {
      return FORBIDDEN;
    }
    if (NUMERIC.matcher(host).matches() && !CANONICAL.matcher(host).matches()) {
      return "write the address as four decimal numbers, such as 192.168.1.20";
    }
    if (host.startsWith("[") && literal(host).isEmpty()) {
      return "expected an IPv6 address between the brackets";
    }
    return literal(host).filter(AddressRules::isForbidden).map(_ -> FORBIDDEN).orElse("");
  }

  /// Whether an address that a name resolved to must not be connected to.
  public static boolean isForbidden(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || METADATA_ADDRESSES.contains(address.getHostAddress())
        || embedded(address).filter(AddressRules::isForbidden).isPresent();
  }

  /// Whether the host, listened on or sent to, is this machine and no other, as far as the name
  /// tells.
  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /// This machine, or a network that is not the Internet, as far as the name tells.
  static boolean isPrivate(String host) {
    return literal(host)
        .map(address ->
            address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(address))
        .orElseGet(() -> PRIVATE_NAME.matcher(host).matches());
  }

  private static boolean isUniqueLocal(InetAddress address) {
    return address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  /// The IPv4 address inside an IPv6 one: compatible, NAT64 and 6to4. Java unwraps mapped ones
  /// itself.
  private static Optional<InetAddress> embedded(InetAddress address) {
    var bytes = address.getAddress();
    if (address instanceof Inet4Address || bytes.length < 16) {
      return Optional.empty();
    }
    if (bytes[0] == 0x20 && bytes[1] == 0x02) {
      return Optional.of(v4(bytes, 2));
    }
    var isTranslated = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff;
    var isCompatible = isZero(bytes, 0, 12) && !isZero(bytes, 12, 14);
    return isTranslated || isCompatible ? Optional.of(v4(bytes, 12)) : Optional.empty();
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
  }

  private static InetAddress v4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /// The address that the host spells out; empty for a name. A host to listen on may leave the
  /// brackets out.
  private static Optional<InetAddress> literal(String host) {
    if (host.indexOf(':') < 0 && !CANONICAL.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host.replace("[", "").replace("]", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
