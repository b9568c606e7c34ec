package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters of {@code conf/} and what nodes read of them. */
final class RunParameters {

  private static final String WHOLE = "*";
  private static final String MAP = "java.util.Map";

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
              Set.of(MAP)));

  private static final Pattern OPTIONAL =
      Pattern.compile("java\\.util\\.Optional<([^<>]+)(?:<.*>)?>");

  private final ConfValue.Mapping tree;
  private final Map<ParameterPath, Set<String>> declared = new TreeMap<>();

  RunParameters(ConfValue.Mapping tree, Collection<Node> nodes) {
    this.tree = tree;
    for (Node node : nodes) {
      for (Input input : node.inputs()) {
        if (input.kind() == InputKind.PARAMETER) {
          ParameterPath path = ParameterPath.of(tree, input.name());
          declared
              .computeIfAbsent(path, any -> new HashSet<>())
              .add(path.key().equals(input.name()) ? valueClass(input) : MAP);
        }
      }
    }
  }

  /** An optional has the type of what may be in it; a record is made of a map. */
  private static String valueClass(Input input) {
    if (input.asRecord()) {
      return MAP;
    }
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

  /** What a node reads; what is within something else that it reads is not told again. */
  SortedSet<ParameterPath> of(Collection<Node> nodes) {
    SortedSet<ParameterPath> read = new TreeSet<>();
    nodes.forEach(node -> node.parametersRead().forEach(key -> paths(key).forEach(read::add)));
    read.removeIf(path -> read.stream().anyMatch(other -> other.contains(path)));
    return read;
  }

  private Stream<ParameterPath> paths(String key) {
    return key.equals(WHOLE)
        ? topLevel().stream().map(top -> new ParameterPath(List.of(top)))
        : Stream.of(ParameterPath.of(tree, key));
  }

  Set<String> topLevel() {
    return tree.entries().keySet();
  }

  ConfValue.Mapping tree() {
    return tree;
  }

  /** Whether a parameter that a node depends on holds a name that only the run knows. */
  boolean dependOnRun(Node node) {
    return of(List.of(node)).stream()
        .flatMap(path -> path.in(tree).stream())
        .map(value -> String.valueOf(value.plain()))
        .anyMatch(text -> text.contains("${run_id") || text.contains("${job_name"));
  }

  /**
   * What the nodes declare decides between the two kinds of numbers, and for a value that is null.
   */
  ParameterType type(ParameterPath path, Object value) {
    Set<String> classes = declared.getOrDefault(path, Set.of());
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

  /** Enums are no more than names here; text is what every service can carry. */
  private static ParameterType ofNull(Set<String> classes) {
    return NULLS.entrySet().stream()
        .filter(type -> !classes.isEmpty() && type.getValue().containsAll(classes))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(ParameterType.STRING);
  }

  /** What the spec cannot carry. */
  void check(Collection<ParameterPath> read, Collection<String> problems) {
    for (ParameterPath path : read) {
      String key = path.top();
      if (!key.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
        problems.add(
            tree.keyAt(key)
                + ": parameter '"
                + key
                + "' cannot be an input of a run; use letters, digits, '_' and '-'.");
      }
      path.in(tree)
          .ifPresent(value -> problems.addAll(ParameterValues.problems(value, path.toString())));
    }
  }
}
