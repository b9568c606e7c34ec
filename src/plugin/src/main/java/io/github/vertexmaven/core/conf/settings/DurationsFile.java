package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file that keeps how long nodes took, a settings file like any other: what is compiled depends
 * on what is committed, not on which runs a machine has seen.
 *
 * @param file {@code conf/<env>/vertexai-durations.yml}
 */
public record DurationsFile(Path file) {

  private static final String NAME = "vertexai-durations.yml";
  private static final String KEY = "durations";

  /** YAML takes them for something else. */
  private static final String WORD = "(?i)y|n|yes|no|on|off|true|false|null";

  private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_.-]*";

  /** The one of a layer of {@code conf}. */
  public static DurationsFile in(Path layer) {
    return new DurationsFile(layer.resolve(NAME));
  }

  /**
   * Adds what was measured, in whole seconds, at least one; nodes that were not measured stay.
   *
   * @throws ConfException when the file that is there cannot be read
   */
  public void add(Map<String, Duration> measured) {
    SortedMap<String, String> all = kept();
    measured.forEach((node, took) -> all.put(node, Math.max(1, rounded(took)) + "s"));
    StringBuilder text =
        new StringBuilder(
            "# How long nodes took, for run_config.grouping; -Dvertexai.saveDurations wrote it.\n");
    text.append(KEY).append(":\n");
    all.forEach(
        (node, took) -> text.append("  ").append(key(node)).append(": ").append(took).append('\n'));
    write(text.toString());
  }

  private static long rounded(Duration took) {
    return took.plusMillis(500).toSeconds();
  }

  private SortedMap<String, String> kept() {
    SortedMap<String, String> kept = new TreeMap<>();
    if (Files.exists(file)) {
      ConfValue.Mapping content = YamlReader.readMapping(file, file.toString());
      if (content.get(KEY).orElse(null) instanceof ConfValue.Mapping durations) {
        durations.entries().forEach((node, took) -> kept.put(node, String.valueOf(took.plain())));
      }
    }
    return kept;
  }

  private static String key(String node) {
    return node.matches(PLAIN) && !node.matches(WORD) ? node : "'" + node.replace("'", "''") + "'";
  }

  private void write(String text) {
    try {
      Files.createDirectories(file.getParent());
      Path written = Files.createTempFile(file.getParent(), "durations", ".tmp");
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
