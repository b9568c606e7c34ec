package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.value.Conversions;
import io.github.vertexmaven.catalog.value.Trail;
import io.github.vertexmaven.catalog.value.Types;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values of {@code parameters*.yml}, given to nodes as the Java types that they declare.
 *
 * <p>A key is a path such as {@code model_options.test_size}; {@code *} is the whole tree. Numbers
 * keep their value or are refused: {@code 3.0} is an {@code int}, {@code 0.5} is not; where no type
 * is declared, as in a {@code Map<String, Object>}, a whole number is a {@code Long}. Text never
 * becomes a number, nor a number text. A record takes a map whose keys are its components in
 * snake_case; only {@code Optional} components may be missing.
 */
public final class Parameters {

  private static final String WHOLE = "*";
  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private final ConfValue.Mapping tree;

  private Parameters(ConfValue.Mapping tree) {
    this.tree = tree;
  }

  /** Parameters with the given values. */
  public static Parameters of(ConfValue.Mapping tree) {
    return new Parameters(tree);
  }

  /** The values as they were read. */
  public ConfValue tree() {
    return tree;
  }

  /** Whether there is such a parameter; one that is null in the file is there. */
  public boolean contains(String key) {
    return find(key).isPresent();
  }

  /**
   * A parameter as a Java type.
   *
   * @return null only when the file says so and the type is not primitive; an empty optional when
   *     it says so, or nothing
   * @throws ParameterException when it is missing or does not fit; it carries all problems
   */
  public Object get(String key, Type wanted) {
    Optional<ConfValue> value = find(key);
    if (value.isEmpty() && !isOptional(wanted)) {
      throw new ParameterException(List.of(missing(key)));
    }
    Trail trail = Trail.ofSettings();
    Object plain = value.isPresent() ? value.get().plain() : null;
    Object converted = Conversions.to(wanted).convert(plain, trail);
    if (trail.count() > 0) {
      throw new ParameterException(sentences(key, trail));
    }
    return converted;
  }

  /** Everything that {@link #get} would find wrong; empty when it would succeed. */
  public List<String> problems(String key, Type wanted) {
    Optional<ConfValue> value = find(key);
    if (value.isEmpty()) {
      return isOptional(wanted) ? List.of() : List.of(missing(key));
    }
    Trail trail = Trail.ofSettings();
    Conversions.to(wanted).convert(value.get().plain(), trail);
    return trail.problems().stream()
        .filter(problem -> !isSecret(key, problem))
        .map(problem -> sentence(key, problem))
        .toList();
  }

  private static boolean isOptional(Type wanted) {
    return OPTIONALS.contains(Types.raw(wanted));
  }

  /** What a reference to a secret is worth shows when the secret is fetched. */
  private boolean isSecret(String key, Trail.Problem problem) {
    ConfValue value = find(key).orElse(tree);
    for (Object step : problem.path()) {
      if (value instanceof ConfValue.Mapping mapping) {
        value = mapping.get(String.valueOf(step)).orElse(value);
      } else if (value instanceof ConfValue.Sequence sequence && step instanceof Integer index) {
        value = sequence.items().get(index);
      }
    }
    return value instanceof ConfValue.Mapping reference
        && reference.entries().size() == 1
        && reference.get("secret").map(ConfValue::plain).orElse(null) instanceof String name
        && name.startsWith("projects/");
  }

  /** A key with a dot in its name is found before a path: the file's own spelling wins. */
  private Optional<ConfValue> find(String key) {
    return key.equals(WHOLE) ? Optional.of(tree) : find(tree, key);
  }

  private static Optional<ConfValue> find(ConfValue value, String key) {
    if (!(value instanceof ConfValue.Mapping mapping)) {
      return Optional.empty();
    }
    Optional<ConfValue> direct = mapping.get(key);
    for (int dot = key.indexOf('.'); direct.isEmpty() && dot > 0; dot = key.indexOf('.', dot + 1)) {
      Optional<ConfValue> child = mapping.get(key.substring(0, dot));
      String rest = key.substring(dot + 1);
      direct = child.flatMap(found -> find(found, rest));
    }
    return direct;
  }

  private String missing(String key) {
    return "Parameter '" + key + "' is not in conf/" + DidYouMean.suffix(keys(), key);
  }

  private List<String> keys() {
    List<String> keys = new ArrayList<>();
    collect("", tree, keys);
    return keys;
  }

  private static void collect(String prefix, ConfValue.Mapping mapping, List<String> keys) {
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              keys.add(prefix + key);
              if (value instanceof ConfValue.Mapping child) {
                collect(prefix + key + ".", child, keys);
              }
            });
  }

  private List<String> sentences(String key, Trail trail) {
    return trail.problems().stream().map(problem -> sentence(key, problem)).toList();
  }

  private String sentence(String key, Trail.Problem problem) {
    List<Object> path = new ArrayList<>(steps(key));
    path.addAll(problem.path());
    String place = new Trail.Problem(path, "").place();
    return at(path) + ": " + (place.isEmpty() ? "" : place + ": ") + problem.what();
  }

  /** The key taken apart as {@link #find} did it. */
  private List<String> steps(String key) {
    return key.equals(WHOLE) ? List.of() : steps(tree, key).toList();
  }

  private static Stream<String> steps(ConfValue.Mapping mapping, String key) {
    if (mapping.get(key).isPresent()) {
      return Stream.of(key);
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      Optional<ConfValue> child = mapping.get(key.substring(0, dot));
      String rest = key.substring(dot + 1);
      if (child.flatMap(found -> find(found, rest)).isPresent()) {
        return Stream.concat(
            Stream.of(key.substring(0, dot)), steps((ConfValue.Mapping) child.get(), rest));
      }
    }
    return Stream.of(key);
  }

  /** Where the last step of a path that exists is written: a key's own line, an item's line. */
  private Location at(List<Object> path) {
    ConfValue value = tree;
    Location at = tree.at();
    for (Object step : path) {
      if (value instanceof ConfValue.Mapping mapping) {
        at = mapping.keyAt((String) step);
        value = mapping.get((String) step).orElse(value);
      } else if (value instanceof ConfValue.Sequence sequence && step instanceof Integer index) {
        value = sequence.items().get(index);
        at = value.at();
      }
    }
    return at;
  }
}
