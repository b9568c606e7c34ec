package io.github.vertexmaven.catalog.value;

import java.lang.reflect.Type;

/** The conversion into a type that no plain value can become. */
record Impossible(Type wanted) implements Conversion {

  @Override
  public Object convert(Object plain, Trail trail) {
    trail.problem(
        plainly(plain)
            + " cannot become a "
            + wanted.getTypeName()
            + "; use text, numbers, booleans, lists, maps or a record.");
    return null;
  }

  private static String plainly(Object plain) {
    return plain == null ? "null" : Words.of(plain);
  }
}
