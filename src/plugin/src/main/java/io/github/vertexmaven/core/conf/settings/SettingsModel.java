package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * The paths of all keys that {@code -Dvertexai.…} may set, below no key of the user's; sorted.
   */
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
              } else if (isLeaf(setting)) {
                paths.add(prefix + key);
              }
            });
  }

  private static boolean isLeaf(Setting setting) {
    return setting instanceof Value || setting instanceof Listed || setting instanceof Free;
  }

  /** Whether a path leads to what can be set at once, also below keys that the user names. */
  public static boolean isLeaf(String path) {
    return keys(path).isPresent();
  }

  /** Whether a path leads to a text: XML and the command line write {@code 123} as it is then. */
  public static boolean isText(String path) {
    return at(path).filter(found -> found instanceof Value v && v.type() == Kind.TEXT).isPresent();
  }

  /** Whether a path leads to a list. */
  public static boolean isList(String path) {
    return at(path).filter(Listed.class::isInstance).isPresent();
  }

  /** Whether a path leads to what only code of the user's understands. */
  public static boolean isFree(String path) {
    return at(path).filter(Free.class::isInstance).isPresent();
  }

  /**
   * The keys that make up the path of a leaf. Keys may have dots in them, as names of nodes in
   * namespaces do; what leads to a leaf is meant.
   */
  public static Optional<List<String>> keys(String path) {
    return keys(ROOT, path).filter(keys -> isLeaf(at(keys).orElseThrow()));
  }

  private static Optional<List<String>> keys(Setting from, String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      String key = path.substring(0, end);
      Optional<Setting> below = below(from, key);
      if (below.isPresent() && end == path.length() && isLeaf(below.get())) {
        return Optional.of(List.of(key));
      }
      if (below.isPresent() && end < path.length()) {
        Optional<List<String>> rest = keys(below.get(), path.substring(end + 1));
        if (rest.isPresent()) {
          List<String> keys = new ArrayList<>(List.of(key));
          keys.addAll(rest.get());
          return Optional.of(keys);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Setting> below(Setting setting, String key) {
    if (setting instanceof Group group) {
      return group.key(group.older().getOrDefault(key, key));
    }
    return setting instanceof Named named && !key.isEmpty()
        ? Optional.of(named.each())
        : Optional.empty();
  }

  private static Optional<Setting> at(String path) {
    return keys(ROOT, path).flatMap(SettingsModel::at);
  }

  private static Optional<Setting> at(List<String> keys) {
    Optional<Setting> found = Optional.of(ROOT);
    for (String key : keys) {
      found = found.flatMap(setting -> below(setting, key));
    }
    return found;
  }

  /** The path that was probably meant by one that leads nowhere. */
  public static Optional<String> meant(String path) {
    Setting found = ROOT;
    StringBuilder corrected = new StringBuilder();
    for (String key : path.split("\\.")) {
      String name = key;
      if (found instanceof Group group && below(group, key).isEmpty()) {
        Optional<String> near = DidYouMean.among(group.keys().keySet(), key);
        if (near.isEmpty()) {
          return Optional.empty();
        }
        name = near.get();
      }
      Optional<Setting> next = below(found, name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      found = next.get();
      corrected.append(corrected.isEmpty() ? "" : ".").append(name);
    }
    String whole = corrected.toString();
    return isLeaf(found) && !whole.equals(path) ? Optional.of(whole) : Optional.empty();
  }
}
