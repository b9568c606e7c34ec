package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.json.LenientFields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a launch jar says of its task.
 *
 * @param code digests by what they are of
 * @param description {@code task.json}
 */
record StagedTask(SortedMap<String, String> code, LenientFields description) {

  private static final Map<String, String> WORDS =
      Map.of(
          "nodes", "its nodes",
          "pipelines", "its nodes",
          "inputs", "its inputs",
          "outputs", "its outputs",
          "parameters", "its parameters",
          "formatVersion", "the version of the runtime",
          "env", "the environment",
          "timeouts", "its time limit",
          "runtimeVersion", "the version of the runtime",
          "runTime", "hooks, providers or credentials");

  static StagedTask of(byte[] launchJar) throws IOException {
    SortedMap<String, String> code = new TreeMap<>();
    LenientFields description = LenientFields.of(null);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(launchJar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("META-INF/vertexai/code")) {
          text(zip).lines().forEach(line -> part(line, code));
        } else if (entry.getName().equals(TaskFile.RESOURCE)) {
          description = LenientFields.parse(text(zip));
        }
      }
    }
    return new StagedTask(code, description);
  }

  private static String text(ZipInputStream zip) throws IOException {
    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void part(String line, SortedMap<String, String> code) {
    int space = line.indexOf(' ');
    if (space > 0) {
      code.put(line.substring(space + 1), line.substring(0, space));
    }
  }

  /** What differs from an earlier one, in words. */
  List<String> changesSince(StagedTask earlier) {
    Set<String> changes = new TreeSet<>();
    both(code.keySet(), earlier.code.keySet()).stream()
        .filter(part -> !Objects.equals(code.get(part), earlier.code.get(part)))
        .filter(part -> !part.equals("order of libraries"))
        .forEach(changes::add);
    for (String key : both(description.plain().keySet(), earlier.description.plain().keySet())) {
      Object now = description.value(key);
      if (!Objects.equals(now, earlier.description.value(key))) {
        changes.addAll(key.equals("catalog") ? entries(earlier) : words(key));
      }
    }
    return changes.isEmpty() && !code.equals(earlier.code)
        ? List.of("the order of libraries")
        : new ArrayList<>(changes);
  }

  private static Set<String> words(String key) {
    return Set.of(WORDS.getOrDefault(key, key));
  }

  private Set<String> entries(StagedTask earlier) {
    LenientFields here = description.fields("catalog");
    LenientFields there = earlier.description.fields("catalog");
    Set<String> changed = new TreeSet<>();
    both(here.plain().keySet(), there.plain().keySet()).stream()
        .filter(dataset -> !Objects.equals(here.value(dataset), there.value(dataset)))
        .forEach(dataset -> changed.add("catalog entry " + dataset));
    return changed;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.addAll(others);
    return both;
  }
}
