package io.github.vertexmaven.pipeline;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one parameter of a node's method receives.
 *
 * @param kind what it is read from
 * @param name the dataset's name, or the parameter's key ({@code "*"} is the whole tree); empty for
 *     the run context and the final status
 * @param type the declared type of the method's parameter
 */
public record NodeInput(Kind kind, String name, Type type) {

  /** What an input is read from. */
  public enum Kind {
    /** A dataset, of the catalog or of another node. */
    DATASET,
    /** A value of {@code parameters*.yml}. */
    PARAMETER,
    /** What is known of the run. */
    RUN_CONTEXT,
    /** How the run ended whose exit pipeline this is. */
    FINAL_STATUS
  }

  private static final Map<Type, Class<?>> VALUES =
      Map.of(
          Optional.class, Object.class,
          OptionalInt.class, Integer.class,
          OptionalLong.class, Long.class,
          OptionalDouble.class, Double.class);

  /** Refuses nulls. */
  public NodeInput {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }

  /** Whether a dataset is read. */
  public boolean isDataset() {
    return kind == Kind.DATASET;
  }

  /** Whether a dataset is read that may not be there: the node asks for an optional. */
  public boolean isOptional() {
    return isDataset() && VALUES.containsKey(raw());
  }

  /** What the dataset is loaded as: {@code DataFrame} for {@code Optional<DataFrame>}. */
  public Type valueType() {
    if (!isOptional()) {
      return type;
    }
    if (type instanceof ParameterizedType optional) {
      Type value = optional.getActualTypeArguments()[0];
      return value instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : value;
    }
    return VALUES.get(raw());
  }

  private Type raw() {
    return type instanceof ParameterizedType generic ? generic.getRawType() : type;
  }

  NodeInput named(String newName) {
    return new NodeInput(kind, newName, type);
  }

  /**
   * The name as Kedro writes it: {@code companies}, {@code params:test_size}, {@code parameters}.
   */
  @Override
  public String toString() {
    return switch (kind) {
      case DATASET -> name;
      case PARAMETER -> name.equals("*") ? "parameters" : "params:" + name;
      case RUN_CONTEXT -> "run context";
      case FINAL_STATUS -> "final status";
    };
  }
}
