package dev.pointsman.architecture;

import dev.pointsman.rig.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A copy of the project as the launcher sees it after a build, to be damaged freely.
record ScratchProject(ScratchFolder folder) implements AutoCloseable {
  private static final String TARGET = "router-service/gateway/target";
  private static final String NAME = "pointsman-gateway-0.1.0";
  private static final List<String> MODULES = List.of("core", "rehearsal", "inference", "gateway");

  static ScratchProject create() throws IOException {
    var project = new ScratchProject(ScratchFolder.create());
    var root = project.root();
    for (var module : MODULES) {
      Files.createDirectories(root.resolve("router-service/" + module + "/src/main"));
      link(root, "router-service/" + module + "/pom.xml");
    }
    for (var name : List.of("pom.xml", "models", "scripts/jdk", TARGET + "/lib")) {
      link(root, name);
    }
    Files.copy(Sources.ROOT.resolve("scripts/pointsman"), root.resolve("scripts/pointsman"));
    var jar = Sources.ROOT.resolve(TARGET).resolve(NAME + ".jar");
    Files.copy(jar, project.jar(), StandardCopyOption.COPY_ATTRIBUTES);
    return project;
  }

  private static void link(Path root, String name) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.createSymbolicLink(root.resolve(name), Sources.ROOT.resolve(name));
  }

  Path root() {
    return folder.path();
  }

  Path jar() {
    return root().resolve(TARGET).resolve(NAME + ".jar");
  }

  /// Where the launcher looks for the cache of this JDK.
  Path cache() {
    var jdk = System.getProperty("java.runtime.version");
    return jar().resolveSibling(NAME + "-" + jdk + ".aot");
  }

  /// The jar is of another minute, although the launcher sees nothing that is younger than the
  /// cache.
  void buildAnotherJar() throws IOException {
    var earlier = Files.getLastModifiedTime(jar()).toInstant().minus(1, ChronoUnit.MINUTES);
    Files.setLastModifiedTime(jar(), FileTime.from(earlier));
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
