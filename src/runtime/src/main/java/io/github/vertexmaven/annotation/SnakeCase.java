package io.github.vertexmaven.annotation;

/**
 * The one naming rule: a name that is not given is the Java name in snake_case.
 *
 * <p>{@code splitData} is {@code split_data}, {@code xTrain} is {@code x_train}, {@code HTMLPage}
 * is {@code html_page}.
 */
public final class SnakeCase {

  private SnakeCase() {}

  /** The snake_case form of a Java name; a name that already has this form stays as it is. */
  public static String of(String javaName) {
    StringBuilder snake = new StringBuilder(javaName.length() + 8);
    for (int i = 0; i < javaName.length(); i++) {
      char c = javaName.charAt(i);
      if (startsWord(javaName, i)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }

  private static boolean startsWord(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i)) || name.charAt(i - 1) == '_') {
      return false;
    }
    boolean afterLower = !Character.isUpperCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || beforeLower;
  }
}
