package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import java.util.Set;

/**
 * A flag of a query, in each of the spellings that Go reads: clients write it as their language.
 */
final class QueryFlag {

  private static final Set<String> YES = Set.of("1", "t", "T", "true", "True", "TRUE");
  private static final Set<String> NO = Set.of("0", "f", "F", "false", "False", "FALSE");

  private QueryFlag() {}

  static boolean of(HttpRequest request, String name) {
    String text = request.parameter(name).orElse("false");
    if (!YES.contains(text) && !NO.contains(text)) {
      throw ApiFault.unreadable(
          "type mismatch, parameter: "
              + name
              + ", error: strconv.ParseBool: parsing \""
              + text
              + "\": invalid syntax");
    }
    return YES.contains(text);
  }
}
