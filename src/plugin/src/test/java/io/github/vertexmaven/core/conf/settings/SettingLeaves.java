package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All that can be set, and what the reference says of it. */
public final class SettingLeaves {

  private SettingLeaves() {}

  /** The paths, names of the user's as {@code <…>}, and {@code []} for each of a list. */
  public static TreeSet<String> all() {
    TreeSet<String> leaves = new TreeSet<>();
    collect("", SettingsModel.ROOT, leaves);
    return leaves;
  }

  /**
   * Those of the paths that a file sets.
   *
   * @param file {@code vertexai.yml} as plain data
   */
  public static TreeSet<String> setBy(Map<?, ?> file) {
    TreeSet<String> leaves = new TreeSet<>();
    collect("", SettingsModel.ROOT, file, leaves);
    return leaves;
  }

  private static void collect(String path, Setting setting, Object set, TreeSet<String> leaves) {
    TreeSet<String> all = new TreeSet<>();
    collect(path, setting, all);
    if (all.contains(path)) {
      leaves.add(path);
    } else if (setting instanceof Group group && set instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String below = path.isEmpty() ? key.toString() : path + "." + key;
            collect(below, group.key(key.toString()).orElseThrow(), value, leaves);
          });
    } else if (setting instanceof Named named && set instanceof Map<?, ?> map) {
      String below = all.first().substring(0, all.first().indexOf('>', path.length()) + 1);
      map.values().forEach(value -> collect(below, named.each(), value, leaves));
    } else if (setting instanceof Listed list && set instanceof List<?> items) {
      items.forEach(item -> collect(path + "[]", list.each(), item, leaves));
    }
  }

  private static void collect(String path, Setting setting, TreeSet<String> leaves) {
    if (setting instanceof Group group) {
      group
          .keys()
          .forEach((key, below) -> collect(path.isEmpty() ? key : path + "." + key, below, leaves));
    } else if (setting instanceof Named named
        && (named.each() instanceof Group || named.each() instanceof Named)) {
      collect(path + ".<" + named.what().replaceAll("\\W.*", "") + ">", named.each(), leaves);
    } else if (setting instanceof Listed list && list.each() instanceof Group) {
      collect(path + "[]", list.each(), leaves);
    } else {
      leaves.add(path);
    }
  }

  /** The cells of the reference's table, by the setting or the section that a row stands for. */
  public static Map<String, List<String>> table() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    WhereSettingsHold.table()
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> List.of(line.split(" \\| ")))
        .forEach(cells -> rows.put(cells.get(0).replaceAll("[|` ]", ""), cells));
    return rows;
  }
}
