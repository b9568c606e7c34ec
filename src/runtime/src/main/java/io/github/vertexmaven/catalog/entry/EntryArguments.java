package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.type.ArgumentKind;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the arguments of an entry.
 *
 * @param name of the dataset
 * @param type the built-in type; those of the project take whatever is given
 * @param problems where what is wrong goes
 */
record EntryArguments(
    String name, ConfValue.Mapping entry, Optional<BuiltIn> type, List<String> problems) {

  /**
   * The values of {@code load_args} or {@code save_args}.
   *
   * @param kinds what each may be
   */
  Map<String, Object> read(String key, Map<String, ArgumentKind> kinds) {
    ConfValue value = entry.get(key).orElse(null);
    if (value == null || value.plain() == null) {
      return Map.of();
    }
    if (!(value instanceof ConfValue.Mapping arguments)) {
      problem(value.at(), key + ": expected keys with values, found " + value.words() + ".");
      return Map.of();
    }
    if (type.isPresent()) {
      check(key, arguments, type.get().word(), kinds);
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> each : arguments.entries().entrySet()) {
      plain.put(each.getKey(), each.getValue().plain());
    }
    return plain;
  }

  private void check(
      String key, ConfValue.Mapping arguments, String word, Map<String, ArgumentKind> kinds) {
    for (Map.Entry<String, ConfValue> each : arguments.entries().entrySet()) {
      String argument = each.getKey();
      ArgumentKind kind = kinds.get(argument);
      String path = key + "." + argument;
      if (kind == null) {
        problem(
            arguments.keyAt(argument),
            path + UnknownNames.argument(argument, word, kinds.keySet()));
        continue;
      }
      Optional<String> what = kind.problem(each.getValue().plain());
      if (what.isPresent()) {
        problem(each.getValue().at(), path + ": " + what.get());
      }
    }
  }

  private void problem(Location at, String what) {
    problems.add(at + ": " + name + ": " + what);
  }
}
