package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.json.LenientFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Which version an emulator is of: one of another version is not joined without a word. */
final class EmulatorVersion {

  private static final String JAR = "vertexai-emulator-";
  private static final String ATTRIBUTE = "Implementation-Version";

  /** Of the file in which an emulator says where it is. */
  private static final int FORMAT = 1;

  private EmulatorVersion() {}

  /**
   * Tells of another version.
   *
   * @param home the folder of the emulator that runs
   * @param classPath what this plugin would start
   * @throws UserException when it speaks in a way that this plugin cannot know
   */
  static void check(Path home, List<Path> classPath, Consumer<String> log) {
    try {
      LenientFields facts = LenientFields.parse(Files.readString(home.resolve("emulator.json")));
      Optional<String> version = facts.string("version");
      String pid = facts.text("pid").orElse("?");
      Optional<String> format = facts.text("formatVersion");
      if (format.isPresent() && !format.get().equals(String.valueOf(FORMAT))) {
        throw new UserException(
            sentence(home, version.orElse("another")) + remedy(pid, "before you run this again."));
      }
      Optional<String> own = own(classPath);
      if (own.isPresent() && version.isPresent() && !own.equals(version)) {
        log.accept(
            sentence(home, version.get())
                + " The version of the plugin is "
                + own.get()
                + "."
                + remedy(pid, "and the next goal starts that one."));
      }
    } catch (IOException | JsonException e) {
      // it has left meanwhile
    }
  }

  private static String sentence(Path home, String version) {
    return "The emulator that runs for " + home + " is of version " + version + ".";
  }

  private static String remedy(String pid, String then) {
    return " End it (process " + pid + "), " + then;
  }

  /** What the jar says; classes that were just compiled say nothing. */
  private static Optional<String> own(List<Path> classPath) throws IOException {
    for (Path path : classPath) {
      if (path.getFileName().toString().startsWith(JAR) && Files.isRegularFile(path)) {
        try (JarFile jar = new JarFile(path.toFile())) {
          Manifest manifest = jar.getManifest();
          return manifest == null
              ? Optional.empty()
              : Optional.ofNullable(manifest.getMainAttributes().getValue(ATTRIBUTE));
        }
      }
    }
    return Optional.empty();
  }
}
