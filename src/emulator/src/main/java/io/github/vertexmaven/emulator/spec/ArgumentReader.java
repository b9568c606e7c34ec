package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads command lines, with the struct placeholders {@code Concat} and {@code IfPresent}. */
final class ArgumentReader {

  private static final Set<String> IF_PRESENT_KEYS = Set.of("InputName", "Then", "Else");

  private ArgumentReader() {}

  /**
   * Reads an element. A struct placeholder is recognised by being a JSON object with the one key
   * {@code Concat} or {@code IfPresent}, however it is spaced.
   */
  static Argument read(String text, Consumer<String> problems) {
    if (!text.stripLeading().startsWith("{") || text.startsWith("{{$")) {
      return new Argument.Text(TextTemplate.read(text, problems));
    }
    try {
      return JsonValues.read(text) instanceof Map<?, ?> map && isStruct(map)
          ? struct(text, map, problems)
          : new Argument.Text(TextTemplate.read(text, problems));
    } catch (MalformedJson e) {
      return new Argument.Text(TextTemplate.read(text, problems));
    }
  }

  private static boolean isStruct(Map<?, ?> map) {
    return map.size() == 1 && (map.containsKey("Concat") || map.containsKey("IfPresent"));
  }

  private static Argument struct(String source, Map<?, ?> map, Consumer<String> problems) {
    return map.containsKey("Concat")
        ? concat(source, map.get("Concat"), problems)
        : ifPresent(source, map.get("IfPresent"), problems);
  }

  private static Argument concat(String source, Object value, Consumer<String> problems) {
    if (!(value instanceof List<?> parts)) {
      problems.accept("Concat wants a list, not " + ParameterKind.describe(value));
      return new Argument.Concat(source, List.of());
    }
    return new Argument.Concat(source, all(parts, problems));
  }

  private static Argument ifPresent(String source, Object value, Consumer<String> problems) {
    if (!(value instanceof Map<?, ?> map)
        || !(map.get("InputName") instanceof String input)
        || !map.containsKey("Then")
        || !IF_PRESENT_KEYS.containsAll(map.keySet())) {
      problems.accept("IfPresent wants an object with InputName, Then and perhaps Else");
      return new Argument.IfPresent(source, "", List.of(), List.of());
    }
    return new Argument.IfPresent(
        source, input, branch(map.get("Then"), problems), branch(map.get("Else"), problems));
  }

  private static List<Argument> branch(Object value, Consumer<String> problems) {
    if (value instanceof List<?> list) {
      return all(list, problems);
    }
    return Optional.ofNullable(value).map(one -> List.of(element(one, problems))).orElse(List.of());
  }

  private static List<Argument> all(List<?> values, Consumer<String> problems) {
    return values.stream().map(value -> element(value, problems)).toList();
  }

  private static Argument element(Object value, Consumer<String> problems) {
    if (value instanceof Map<?, ?> map && map.size() == 1) {
      return struct(JsonValues.write(map), map, problems);
    }
    return read(value instanceof String text ? text : JsonValues.write(value), problems);
  }
}
