package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a table in one of pandas' forms, or what is said where they are others. */
final class OrientParts {

  private OrientParts() {}

  static Map<?, ?> map(Object plain, String place, String orient) throws BadData {
    if (plain instanceof Map<?, ?> map) {
      return map;
    }
    throw unfit("an object", plain, place, orient);
  }

  static List<Object> list(Object plain, String place, String orient) throws BadData {
    if (plain instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw unfit("an array", plain, place, orient);
  }

  private static BadData unfit(String what, Object plain, String place, String orient) {
    return new BadData(
        (place.isEmpty() ? "" : "at " + place + ": ")
            + "expected "
            + what
            + " (orient: "
            + orient
            + "), found "
            + Words.of(plain)
            + ".");
  }
}
