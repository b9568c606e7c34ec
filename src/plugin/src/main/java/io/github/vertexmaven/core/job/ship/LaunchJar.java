package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The jar that a task is started from: boot code, the list of jars, and the task's description. */
final class LaunchJar {

  private static final List<String> BOOT_CLASSES =
      List.of(
          "io/github/vertexmaven/boot/Boot.class",
          "io/github/vertexmaven/boot/Characters.class",
          "io/github/vertexmaven/boot/JarCopy.class",
          "io/github/vertexmaven/boot/Waiting.class");

  private static final String CODE = "META-INF/vertexai/code";

  private LaunchJar() {}

  static byte[] of(Launch launch, List<String> jarNames) {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    BOOT_CLASSES.forEach(name -> entries.put(name, resource(name)));
    entries.put("META-INF/vertexai/jars", utf8(String.join("\n", jarNames) + "\n"));
    entries.put(TaskFile.RESOURCE, utf8(launch.description()));
    entries.put(CODE, utf8(code(launch)));
    return CodeArchive.of(entries);
  }

  /**
   * What the task's identity is made of besides its description: a later run tells what changed.
   */
  private static String code(Launch launch) {
    StringBuilder lines = new StringBuilder();
    launch
        .code()
        .forEach((part, digest) -> lines.append(digest).append(' ').append(part).append('\n'));
    return lines.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The runtime of the plugin's own version is the project's, which the goals have checked. */
  private static byte[] resource(String name) {
    try (InputStream in = LaunchJar.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
