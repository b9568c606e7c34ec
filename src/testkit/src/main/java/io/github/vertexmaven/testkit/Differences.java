package io.github.vertexmaven.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where two values differ. */
final class Differences {

  private final double tolerance;
  private final List<String> found = new ArrayList<>();

  private Differences(double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance " + tolerance + " is less than 0");
    }
    this.tolerance = tolerance;
  }

  static List<String> between(Object expected, Object actual, double tolerance) {
    Differences differences = new Differences(tolerance);
    differences.compare(expected, actual, "");
    return differences.found;
  }

  private void compare(Object expected, Object actual, String place) {
    if (expected == actual) {
      return;
    }
    if (expected == null || actual == null) {
      differ(expected, actual, place);
    } else if (expected instanceof Number left && actual instanceof Number right) {
      numbers(left, right, place);
    } else if (DataFrameView.is(expected) && DataFrameView.is(actual)) {
      tables(DataFrameView.of(expected), DataFrameView.of(actual), place);
    } else if (expected.getClass().isArray() && actual.getClass().isArray()) {
      sequences(elements(expected), elements(actual), place);
    } else if (expected instanceof Map<?, ?> left && actual instanceof Map<?, ?> right) {
      maps(left, right, place);
    } else if (expected instanceof Set<?>) {
      equal(expected, actual, place);
    } else if (expected instanceof Collection<?> left && actual instanceof Collection<?> right) {
      sequences(List.copyOf(left), List.copyOf(right), place);
    } else if (expected instanceof Record && expected.getClass() == actual.getClass()) {
      records((Record) expected, (Record) actual, place);
    } else {
      equal(expected, actual, place);
    }
  }

  private void equal(Object expected, Object actual, String place) {
    if (!expected.equals(actual)) {
      differ(expected, actual, place);
    }
  }

  private void numbers(Number expected, Number actual, String place) {
    double left = expected.doubleValue();
    double right = actual.doubleValue();
    boolean finite = Double.isFinite(left) && Double.isFinite(right);
    boolean same =
        finite
            ? tolerance == 0
                ? exact(expected).compareTo(exact(actual)) == 0
                : Math.abs(left - right) <= tolerance
            : Double.compare(left, right) == 0;
    if (!same) {
      differ(expected, actual, place);
    }
  }

  /** Long values beyond 2^53 must not be equal by rounding. */
  private static BigDecimal exact(Number number) {
    return number instanceof Double || number instanceof Float
        ? BigDecimal.valueOf(number.doubleValue())
        : new BigDecimal(number.toString());
  }

  private void tables(DataFrameView expected, DataFrameView actual, String place) {
    if (!expected.columns().equals(actual.columns())) {
      found.add(
          at(place) + "expected columns " + expected.columns() + ", found " + actual.columns());
      return;
    }
    if (expected.height() != actual.height()) {
      found.add(at(place) + "expected " + expected.height() + " rows, found " + actual.height());
    }
    for (int row = 0; row < Math.min(expected.height(), actual.height()); row++) {
      for (String column : expected.columns()) {
        compare(
            expected.cell(column, row),
            actual.cell(column, row),
            place + (place.isEmpty() ? "" : ", ") + "row " + row + ", column " + column);
      }
    }
  }

  private static List<Object> elements(Object array) {
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }

  private void sequences(List<?> expected, List<?> actual, String place) {
    if (expected.size() != actual.size()) {
      found.add(at(place) + "expected " + expected.size() + " elements, found " + actual.size());
    }
    Iterator<?> right = actual.iterator();
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      compare(expected.get(i), right.next(), place + "[" + i + "]");
    }
  }

  private void maps(Map<?, ?> expected, Map<?, ?> actual, String place) {
    expected.forEach(
        (key, value) -> {
          if (actual.containsKey(key)) {
            compare(value, actual.get(key), step(place, String.valueOf(key)));
          } else {
            found.add(
                at(step(place, String.valueOf(key))) + "expected " + value + ", found nothing");
          }
        });
    actual.forEach(
        (key, value) -> {
          if (!expected.containsKey(key)) {
            found.add(at(step(place, String.valueOf(key))) + "expected nothing, found " + value);
          }
        });
  }

  private void records(Record expected, Record actual, String place) {
    for (RecordComponent component : expected.getClass().getRecordComponents()) {
      compare(
          value(component, expected), value(component, actual), step(place, component.getName()));
    }
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private void differ(Object expected, Object actual, String place) {
    found.add(at(place) + "expected " + expected + ", found " + actual);
  }

  private static String step(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String at(String place) {
    return place.isEmpty() ? "" : place + ": ";
  }
}
