package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.SecretNames;
import io.github.vertexmaven.config.SecretValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which values are shown as {@code ***}: secrets, and what has the name of one. */
final class Masking {

  static final String MASK = "***";

  private final Set<String> paths;

  /** Besides secrets, what lies at or below these parameters. */
  Masking(List<String> maskedParameters) {
    this.paths = Set.copyOf(maskedParameters);
  }

  /** Whether a value is masked; {@code section} is the kind of file that it is of. */
  boolean hides(String section, List<String> keys, Object value) {
    String last = keys.get(keys.size() - 1);
    if (isReference(last, value)) {
      return false;
    }
    return section.equals("credentials")
        || section.equals("parameters") && isBelow(String.join(".", keys))
        || SecretNames.has(last);
  }

  /**
   * The value as plain data with secrets masked; {@code path} is where it stands in its section.
   */
  Object masked(String section, List<String> path, ConfValue value) {
    if (value instanceof ConfValue.Mapping mapping) {
      Map<String, Object> plain = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach((key, child) -> plain.put(key, masked(section, with(path, key), child)));
      return plain;
    }
    if (value instanceof ConfValue.Sequence sequence) {
      List<Object> plain = new ArrayList<>();
      sequence.items().forEach(item -> plain.add(masked(section, path, item)));
      return plain;
    }
    Object plain = value.plain();
    if (plain != null && !path.isEmpty() && hides(section, path, plain)) {
      return MASK;
    }
    return plain instanceof String text ? SecretValues.withoutPasswords(text, MASK) : plain;
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  /** Where a secret is kept is none. */
  private static boolean isReference(String key, Object value) {
    return key.equals("secret") && String.valueOf(value).startsWith("projects/");
  }

  private boolean isBelow(String path) {
    return paths.stream().anyMatch(masked -> path.equals(masked) || path.startsWith(masked + "."));
  }
}
