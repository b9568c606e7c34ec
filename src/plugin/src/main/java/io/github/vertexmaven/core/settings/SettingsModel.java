package io.github.vertexmaven.core.settings;

import io.github.vertexmaven.core.settings.Setting.Group;
import io.github.vertexmaven.core.settings.Setting.Kind;
import io.github.vertexmaven.core.settings.Setting.Named;
import io.github.vertexmaven.core.settings.Setting.Value;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The one model of {@code vertexai.yml}: it validates the file, and it is what the sample, the
 * schema and the documentation are made of. Each section's keys stand beside the record that they
 * become.
 */
public final class SettingsModel {

  /** All keys. */
  public static final Group ROOT = Settings.model();

  private SettingsModel() {}

  /** The paths of all keys that a single {@code -Dvertexai.…} may set, sorted. */
  public static TreeSet<String> leafPaths() {
    TreeSet<String> paths = new TreeSet<>();
    collect(ROOT, "", paths);
    return paths;
  }

  private static void collect(Group group, String prefix, TreeSet<String> paths) {
    group
        .keys()
        .forEach(
            (key, setting) -> {
              if (setting instanceof Group inner) {
                collect(inner, prefix + key + ".", paths);
              } else if (setting instanceof Value) {
                paths.add(prefix + key);
              }
            });
  }

  /** Whether a path leads to a single value, also below keys that the user names. */
  public static boolean isLeaf(String path) {
    return at(path).filter(Value.class::isInstance).isPresent();
  }

  /** Whether a path leads to a text: XML and the command line write {@code 123} as it is then. */
  public static boolean isText(String path) {
    return at(path).filter(found -> found instanceof Value v && v.type() == Kind.TEXT).isPresent();
  }

  private static Optional<Setting> at(String path) {
    Setting found = ROOT;
    for (String key : path.split("\\.")) {
      if (found instanceof Group group) {
        found = group.key(group.older().getOrDefault(key, key)).orElse(null);
      } else if (found instanceof Named named) {
        found = named.each();
      } else {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(found);
  }
}
