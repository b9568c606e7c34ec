package io.github.vertexmaven.testkit;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Nodes of a small project. */
public final class Words {

  private Words() {}

  @Node(outputs = "words")
  public static List<String> split(@Input String text, @Param int minLength) {
    return Stream.of(text.split("\\W+")).filter(word -> word.length() >= minLength).toList();
  }

  @Node(outputs = "counts")
  public static Map<String, Object> count(@Input List<String> words) {
    Map<String, Object> counts = new TreeMap<>();
    words.forEach(word -> counts.merge(word, 1, (a, b) -> (int) a + (int) b));
    return counts;
  }

  @Node(outputs = "longest", tags = "extra")
  public static String longest(@Input List<String> words) {
    return words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
  }
}
