package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.contract.Request.Saved;
import io.github.vertexmaven.core.KeptFile;
import io.github.vertexmaven.core.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Shows what was seen the last time, where the same data is seen in the same way: a run whose
 * results are reused starts no JVM to look at them again. What is spoiled is not believed; losing
 * it costs time only.
 *
 * @param viewer sees what is new
 * @param file keeps what was seen by the last report
 * @param way all that a preview depends on besides the data: catalog, class path, JVM
 */
public record KeptViewer(DataViewer viewer, Path file, Supplier<String> way) implements DataViewer {

  private static final int CHECK_LENGTH = 16;

  @Override
  public Map<String, DataPreview> of(Map<String, Saved> files) {
    if (files.isEmpty()) {
      return Map.of();
    }
    Map<String, String> known = read();
    Map<String, String> keys = new TreeMap<>();
    Map<String, Saved> unknown = new TreeMap<>();
    String seenBy = way.get();
    files.forEach(
        (dataset, data) -> {
          String key = key(dataset, data, seenBy);
          keys.put(dataset, key);
          if (!known.containsKey(key)) {
            unknown.put(dataset, data);
          }
        });
    Map<String, DataPreview> previews =
        new TreeMap<>(unknown.isEmpty() ? Map.of() : viewer.of(unknown));
    Map<String, String> used = new TreeMap<>();
    keys.forEach(
        (dataset, key) -> {
          if (known.containsKey(key)) {
            previews.put(dataset, new DataPreview(known.get(key)));
          }
          DataPreview preview = previews.get(dataset);
          if (preview != null) {
            used.put(key, preview.json());
          }
        });
    if (!used.equals(known)) {
      keep(used);
    }
    return previews;
  }

  private static String key(String dataset, Saved data, String seenBy) {
    return Sha256.ofText(
        dataset + "\n" + data.bytes() + "\n" + Sha256.ofFile(data.file()) + "\n" + seenBy);
  }

  private static String check(String key, String json) {
    return Sha256.ofText(key + "\t" + json).substring(0, CHECK_LENGTH);
  }

  private Map<String, String> read() {
    Map<String, String> known = new TreeMap<>();
    try {
      if (Files.isRegularFile(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split("\t", 3);
          if (parts.length == 3 && parts[0].equals(check(parts[1], parts[2]))) {
            known.put(parts[1], parts[2]);
          }
        }
      }
    } catch (IOException e) {
      // It cannot be read, so nothing is known.
    }
    return known;
  }

  private void keep(Map<String, String> used) {
    List<String> lines = new ArrayList<>();
    used.forEach((key, json) -> lines.add(check(key, json) + "\t" + key + "\t" + json));
    KeptFile.keep(file, lines);
  }
}
