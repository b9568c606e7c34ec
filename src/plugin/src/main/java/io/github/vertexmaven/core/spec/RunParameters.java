package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.spec.PipelineSpec.Parameter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The top-level parameters as inputs of a run: a node that reads {@code a.b} depends on all of
 * {@code a}.
 */
final class RunParameters {

  /**
   * One argument of a process holds 128 kB, and the service writes the parameters twice into it.
   */
  static final int MAX_TASK_BYTES = 48_000;

  /** Which type stands for which declared classes when there is no value to tell it. */
  private static final Map<ParameterType, Set<String>> NULLS =
      new EnumMap<>(
          Map.of(
              ParameterType.NUMBER_DOUBLE,
              Set.of("double", "float", "java.lang.Double", "java.lang.Float"),
              ParameterType.NUMBER_INTEGER,
              Set.of(
                  "int",
                  "long",
                  "short",
                  "byte",
                  "java.lang.Integer",
                  "java.lang.Long",
                  "java.lang.Short",
                  "java.lang.Byte",
                  "java.math.BigInteger"),
              ParameterType.BOOLEAN,
              Set.of("boolean", "java.lang.Boolean"),
              ParameterType.LIST,
              Set.of("java.util.List", "java.util.Collection", "java.util.Set", "[D", "[I", "[J"),
              ParameterType.STRUCT,
              Set.of("java.util.Map")));

  private static final Pattern OPTIONAL =
      Pattern.compile("java\\.util\\.Optional<([^<>]+)(?:<.*>)?>");

  private final ConfValue.Mapping tree;
  private final Map<String, Set<String>> declared = new TreeMap<>();

  RunParameters(ConfValue.Mapping tree, Collection<Node> nodes) {
    this.tree = tree;
    for (Node node : nodes) {
      for (Input input : node.inputs()) {
        if (input.kind() == InputKind.PARAMETER) {
          declared.computeIfAbsent(input.name(), any -> new HashSet<>()).add(valueClass(input));
        }
      }
    }
  }

  /** An optional has the type of what may be in it. */
  private static String valueClass(Input input) {
    Matcher optional = OPTIONAL.matcher(input.type());
    return switch (input.rawClass()) {
      case "java.util.OptionalInt" -> "int";
      case "java.util.OptionalLong" -> "long";
      case "java.util.OptionalDouble" -> "double";
      default -> optional.matches() ? optional.group(1) : input.rawClass();
    };
  }

  /** A name that is none of a parameter. */
  String freeKey(String wanted) {
    String free = wanted;
    for (int i = 2; tree.entries().containsKey(free); i++) {
      free = wanted + "_" + i;
    }
    return free;
  }

  /** The top-level parameters that a node depends on. */
  SortedSet<String> of(Node node) {
    SortedSet<String> keys = new TreeSet<>();
    for (String path : node.parametersRead()) {
      if (path.equals("*")) {
        keys.addAll(tree.entries().keySet());
      } else {
        keys.add(topLevel(path));
      }
    }
    return keys;
  }

  /** Whether a parameter that a node depends on holds a name that only the run knows. */
  boolean dependOnRun(Node node) {
    return of(node).stream()
        .flatMap(key -> tree.get(key).stream())
        .map(value -> String.valueOf(value.plain()))
        .anyMatch(text -> text.contains("${run_id") || text.contains("${job_name"));
  }

  private String topLevel(String path) {
    int dot = path.indexOf('.');
    return dot < 0 || tree.entries().containsKey(path) ? path : path.substring(0, dot);
  }

  /**
   * The inputs of these names; a task's have no defaults, because the run always gives the value.
   */
  SortedMap<String, Parameter> inputs(Collection<String> keys, boolean withDefaults) {
    SortedMap<String, Parameter> inputs = new TreeMap<>();
    for (String key : keys) {
      Object value = tree.get(key).map(ConfValue::plain).orElse(null);
      boolean optional = value == null || withDefaults;
      Optional<Object> given = withDefaults ? Optional.ofNullable(value) : Optional.empty();
      inputs.put(key, new Parameter(type(key, value), given, optional));
    }
    return inputs;
  }

  /**
   * What the nodes declare decides between the two kinds of numbers, and for a value that is null.
   */
  private ParameterType type(String key, Object value) {
    Set<String> classes = declared.getOrDefault(key, Set.of());
    boolean asDouble =
        !classes.isEmpty() && NULLS.get(ParameterType.NUMBER_DOUBLE).containsAll(classes);
    if (value instanceof Boolean) {
      return ParameterType.BOOLEAN;
    }
    if (value instanceof Number number) {
      boolean integral = number instanceof Long || number instanceof BigInteger;
      return integral && !asDouble ? ParameterType.NUMBER_INTEGER : ParameterType.NUMBER_DOUBLE;
    }
    if (value instanceof List<?>) {
      return ParameterType.LIST;
    }
    if (value instanceof Map<?, ?>) {
      return ParameterType.STRUCT;
    }
    return value == null ? ofNull(classes) : ParameterType.STRING;
  }

  /** Records and enums are no more than names here; text is what every service can carry. */
  private static ParameterType ofNull(Set<String> classes) {
    return NULLS.entrySet().stream()
        .filter(type -> !classes.isEmpty() && type.getValue().containsAll(classes))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(ParameterType.STRING);
  }

  /** What the spec cannot carry. */
  void check(Collection<String> keys, List<String> problems) {
    for (String key : keys) {
      if (!key.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
        problems.add(
            tree.keyAt(key)
                + ": parameter '"
                + key
                + "' cannot be an input of a run; use letters, digits, '_' and '-'.");
      }
      tree.get(key).ifPresent(value -> problems.addAll(ParameterValues.problems(value, key)));
    }
  }

  /** The length of the parameters as the service writes them. */
  int bytes(Collection<String> keys) {
    int bytes = 0;
    for (String key : keys) {
      Object value = tree.get(key).map(ConfValue::plain).orElse(null);
      bytes += PlainJson.text(value).getBytes(StandardCharsets.UTF_8).length + key.length() + 4;
    }
    return bytes;
  }

  /** Whether the service could still start a task with so many parameters. */
  void checkSize(Node node, List<String> problems) {
    int bytes = bytes(of(node));
    if (bytes > MAX_TASK_BYTES) {
      problems.add(
          "Node '"
              + node.name()
              + "' reads "
              + bytes
              + " bytes of parameters; a task takes at most "
              + MAX_TASK_BYTES
              + ".\n  "
              + node.source()
              + "\n  Read less with @Param(\"…\") of a smaller top-level key, or make it a dataset.");
    }
  }
}
