package dev.pointsman.config;

import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// The file of client keys: a tenant and the hash of its key on each line. It is replaced whole,
/// and only its owner may read it.
public final class ClientKeyFile {
  private static final List<String> TITLE =
      List.of("# Client keys of Pointsman, as hashes: 'pointsman keys' adds and removes them.");

  private final Path path;

  public ClientKeyFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /// Without the file there are no keys.
  ClientKey.Read read() {
    try {
      return ClientKey.fromLines(Files.readAllLines(path));
    } catch (NoSuchFileException _) {
      return new ClientKey.Read(List.of(), List.of());
    } catch (CharacterCodingException _) {
      return new ClientKey.Read(List.of(), List.of("is no UTF-8 text"));
    } catch (IOException _) {
      var remedy = "cannot be read: check its permissions, and that it lies in a folder";
      return new ClientKey.Read(List.of(), List.of(remedy));
    }
  }

  /// The keys; throws [ConfigurationRefused] if a line is no key.
  public List<ClientKey> keys() {
    var read = read();
    if (!read.faults().isEmpty()) {
      throw new ConfigurationRefused(
          read.faults().stream().map(fault -> new Mistake(path.toString(), "***", fault)).toList());
    }
    return read.keys();
  }

  public void add(ClientKey key) throws IOException {
    var keys = new ArrayList<>(keys());
    keys.add(key);
    write(keys);
  }

  /// Takes every key of the tenant away; gives how many there were.
  public int remove(TenantId tenant) throws IOException {
    var keys = keys();
    var left = keys.stream().filter(key -> !key.tenant().equals(tenant)).toList();
    if (left.size() < keys.size()) {
      write(left);
    }
    return keys.size() - left.size();
  }

  private void write(List<ClientKey> keys) throws IOException {
    var lines = new ArrayList<>(TITLE);
    keys.forEach(key -> lines.add(key.line()));
    var target = path.toAbsolutePath();
    var folder = Files.createDirectories(target.getParent());
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    var written =
        Files.createTempFile(
            folder, "client-keys", ".new", PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.write(written, lines);
    Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
