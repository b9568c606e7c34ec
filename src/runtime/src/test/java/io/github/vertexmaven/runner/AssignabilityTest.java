package io.github.vertexmaven.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignabilityTest {

  /** Fixes the first of two type parameters. */
  static class ByName<V> extends HashMap<String, V> {
    private static final long serialVersionUID = 1L;
  }

  /** Types by name; nothing is ever in them. */
  @SuppressWarnings("rawtypes")
  static class Declared<T> {
    int anInt;
    Integer integer;
    long aLong;
    Number number;
    double aDouble;
    boolean flag;
    String text;
    Object object;
    CharSequence chars;
    double[] doubles;
    float[] floats;
    List list;
    List<String> texts;
    List<Integer> integers;
    List<? extends Number> numbersOut;
    List<? super Integer> integersIn;
    List<?> any;
    List<Object> objects;
    ArrayList<String> arrayOfTexts;
    Collection<String> collection;
    Map<String, List<Integer>> nested;
    HashMap<String, List<Integer>> hashNested;
    ByName<Integer> byName;
    Map<String, Integer> mapOfIntegers;
    Map<String, String> mapOfTexts;
    T variable;
    List<T> variables;
    List<String>[] generics;
    List<Integer>[] otherGenerics;
    Map<String, List<String>> nestedTexts;
  }

  @ParameterizedTest
  @CsvSource({
    "anInt, anInt, true",
    "anInt, integer, true",
    "integer, anInt, true",
    "anInt, number, true",
    "anInt, object, true",
    "number, anInt, false",
    "anInt, aLong, false",
    "anInt, aDouble, false",
    "flag, anInt, false",
    "text, chars, true",
    "chars, text, false",
    "object, text, false",
    "text, object, true",
    "doubles, doubles, true",
    "doubles, floats, false",
    "doubles, object, true",
    "texts, texts, true",
    "texts, integers, false",
    "texts, collection, true",
    "collection, texts, false",
    "arrayOfTexts, texts, true",
    "arrayOfTexts, integers, false",
    "arrayOfTexts, collection, true",
    "texts, any, true",
    "any, texts, false",
    "texts, list, true",
    "list, texts, true",
    "texts, objects, false",
    "integers, numbersOut, true",
    "texts, numbersOut, false",
    "objects, integersIn, true",
    "texts, integersIn, false",
    "hashNested, nested, true",
    "nested, hashNested, false",
    "nestedTexts, nested, false",
    "byName, mapOfIntegers, true",
    "byName, mapOfTexts, false",
    "variable, text, true",
    "text, variable, true",
    "variables, texts, true",
    "generics, generics, true",
    "generics, object, true",
  })
  void fitsAsAnArgumentWould(String from, String to, boolean fits) {
    assertThat(Assignability.assignable(type(from), type(to))).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anInt | int",
        "text | String",
        "doubles | double[]",
        "texts | List<String>",
        "nested | Map<String, List<Integer>>",
        "any | List<?>",
        "numbersOut | List<? extends java.lang.Number>",
        "variables | List<T>",
        "generics | List<String>[]",
      })
  void isWrittenAsInJava(String name, String words) {
    assertThat(Assignability.words(type(name))).isEqualTo(words);
  }

  private static Type type(String name) {
    try {
      return Declared.class.getDeclaredField(name).getGenericType();
    } catch (NoSuchFieldException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
