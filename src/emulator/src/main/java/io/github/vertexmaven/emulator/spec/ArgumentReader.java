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

  private final Grammar grammar;
  private final boolean concatenates;
  private final Consumer<String> problems;

  ArgumentReader(Grammar grammar, boolean concatenates, Consumer<String> problems) {
    this.grammar = grammar;
    this.concatenates = concatenates;
    this.problems = problems;
  }

  /**
   * Reads an element. A struct placeholder is recognised by being a JSON object with the one key
   * {@code Concat} or {@code IfPresent}, however it is spaced.
   */
  Argument read(String text) {
    if (!text.stripLeading().startsWith("{") || text.startsWith("{{$")) {
      return new Argument.Text(TextTemplate.read(text, grammar, problems));
    }
    try {
      return JsonValues.read(text) instanceof Map<?, ?> map && isStruct(map)
          ? struct(text, map)
          : new Argument.Text(TextTemplate.read(text, grammar, problems));
    } catch (MalformedJson e) {
      return new Argument.Text(TextTemplate.read(text, grammar, problems));
    }
  }

  private boolean isStruct(Map<?, ?> map) {
    return map.size() == 1
        && (concatenates && map.containsKey("Concat") || map.containsKey("IfPresent"));
  }

  private Argument struct(String source, Map<?, ?> map) {
    return map.containsKey("Concat")
        ? concat(source, map.get("Concat"))
        : ifPresent(source, map.get("IfPresent"));
  }

  private Argument concat(String source, Object value) {
    if (!(value instanceof List<?> parts)) {
      problems.accept("Concat needs a list, not " + ParameterKind.describe(value));
      return new Argument.Concat(source, List.of());
    }
    return new Argument.Concat(source, all(parts));
  }

  private Argument ifPresent(String source, Object value) {
    if (!(value instanceof Map<?, ?> map)
        || !(map.get("InputName") instanceof String input)
        || !map.containsKey("Then")
        || !IF_PRESENT_KEYS.containsAll(map.keySet())) {
      problems.accept("IfPresent needs an object with InputName, Then and optionally Else");
      return new Argument.IfPresent(source, "", List.of(), List.of());
    }
    return new Argument.IfPresent(source, input, branch(map.get("Then")), branch(map.get("Else")));
  }

  private List<Argument> branch(Object value) {
    if (value instanceof List<?> list) {
      return all(list);
    }
    return Optional.ofNullable(value).map(one -> List.of(element(one))).orElse(List.of());
  }

  private List<Argument> all(List<?> values) {
    return values.stream().map(value -> element(value)).toList();
  }

  private Argument element(Object value) {
    if (value instanceof Map<?, ?> map && map.size() == 1) {
      return struct(JsonValues.write(map), map);
    }
    return read(value instanceof String text ? text : JsonValues.write(value));
  }
}
