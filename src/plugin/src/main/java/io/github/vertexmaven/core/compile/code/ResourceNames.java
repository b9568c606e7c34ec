package io.github.vertexmaven.core.compile.code;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Which resources the texts in a class may name. */
final class ResourceNames {

  /** Stands in a text for what is only known at run time: {@code StringConcatFactory}. */
  private static final char COMPUTED = '\u0001';

  private static final String PARTS = "[\u0001\u0002]";

  private ResourceNames() {}

  /**
   * Whether a class names a resource: by its whole name; by the end of it, as a name relative to a
   * package is; or by the parts that a name is put together of at run time.
   */
  static boolean names(String text, String resource) {
    String name = text.startsWith("/") ? text.substring(1) : text;
    if (name.indexOf(COMPUTED) >= 0) {
      return isTelling(name) && ("/" + resource).matches(".*/" + pattern(name));
    }
    return !name.isEmpty() && (resource.equals(name) || resource.endsWith("/" + name));
  }

  private static String pattern(String recipe) {
    return Arrays.stream(recipe.split(PARTS, -1)).map(Pattern::quote).collect(joining(".*"));
  }

  /** Whether a text that has computed parts says enough of what it could be. */
  static boolean isTelling(String recipe) {
    return Arrays.stream(recipe.split(PARTS)).anyMatch(ResourceNames::tells);
  }

  private static boolean tells(String part) {
    return part.length() > 2 && part.chars().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether a text could be a part of a resource's name that is put together at run time. */
  static boolean couldName(String text, String resource) {
    String flat = resource.replace('.', '/');
    return Arrays.stream(text.split(PARTS))
        .map(part -> part.replace('.', '/').replaceAll("^/+", ""))
        .anyMatch(part -> tells(part) && flat.contains(part));
  }
}
