package io.github.vertexmaven.core.compile.parameter;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a top-level parameter that an input of a run carries, because a task reads that part
 * and not the rest.
 *
 * @param path where it stands
 * @param isRest whether only the rest of it is meant, beside parts that other inputs carry
 * @param without these parts
 */
public record ParameterPart(ParameterPath path, boolean isRest, SortedSet<ParameterPath> without) {

  private static final String REST = "the rest of ";

  /** Copies the set. */
  public ParameterPart {
    without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
  }

  /** The name of the input, if no other has it: {@code db__host}, {@code db__rest}. */
  public String name() {
    String name =
        path.steps().stream()
            .map(step -> step.replaceAll("[^A-Za-z0-9_-]+", "_"))
            .collect(Collectors.joining("__"));
    return isRest ? name + "__rest" : name;
  }

  /** The value out of a tree of parameters. */
  public Optional<ConfValue> in(ConfValue.Mapping tree) {
    Optional<ConfValue> value = path.in(tree);
    for (ParameterPath other : without) {
      List<String> steps = other.steps().subList(path.steps().size(), other.steps().size());
      value = value.map(rest -> without(rest, steps));
    }
    return value;
  }

  /** A map in which nothing is left goes too. */
  private static ConfValue without(ConfValue value, List<String> steps) {
    String key = steps.get(0);
    if (!(value instanceof ConfValue.Mapping mapping) || mapping.get(key).isEmpty()) {
      return value;
    }
    Map<String, ConfValue> entries = new LinkedHashMap<>(mapping.entries());
    Map<String, Location> keys = new HashMap<>(mapping.keys());
    if (steps.size() > 1) {
      entries.put(key, without(entries.get(key), steps.subList(1, steps.size())));
    }
    if (steps.size() == 1
        || entries.get(key) instanceof ConfValue.Mapping inner && inner.entries().isEmpty()) {
      entries.remove(key);
      keys.remove(key);
    }
    return new ConfValue.Mapping(entries, keys, mapping.at());
  }

  /** For the input's description in the spec, where people and {@link #read} find it. */
  public String text() {
    return isRest ? REST + path : path.toString();
  }

  /**
   * The parts that the inputs of a spec carry.
   *
   * @param descriptions what the spec says of its inputs, by their names
   */
  public static Map<String, ParameterPart> read(Map<String, String> descriptions) {
    Map<String, ParameterPart> parts = new TreeMap<>();
    descriptions.forEach(
        (input, text) -> read(input, text).ifPresent(part -> parts.put(input, part)));
    Collection<ParameterPath> paths = parts.values().stream().map(ParameterPart::path).toList();
    parts.replaceAll(
        (input, part) ->
            part.isRest() ? new ParameterPart(part.path(), true, below(part.path(), paths)) : part);
    return parts;
  }

  /** The paths below one, but not what is below them. */
  public static SortedSet<ParameterPath> below(ParameterPath path, Collection<ParameterPath> all) {
    SortedSet<ParameterPath> below = new TreeSet<>();
    all.stream().filter(path::contains).forEach(below::add);
    below.removeIf(other -> below.stream().anyMatch(upper -> upper.contains(other)));
    return below;
  }

  private static Optional<ParameterPart> read(String input, String description) {
    boolean rest = description.startsWith(REST);
    return ParameterPath.parse(rest ? description.substring(REST.length()) : description)
        .map(path -> new ParameterPart(path, rest, Collections.emptySortedSet()))
        .filter(part -> part.isNamed(input));
  }

  /** A description by another compiler may look like a path. */
  private boolean isNamed(String input) {
    return (isRest || !path.isTop()) && input.matches(Pattern.quote(name()) + "(_[0-9]+)?");
  }

  /** An input as people know it: by the parameter of {@code conf/} that it carries. */
  public static String shown(String input, String description) {
    return read(input, description).map(part -> part.path().toString()).orElse(input);
  }
}
