package io.github.vertexmaven.emulator.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.Strictness;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Some of a list, and a token for what follows.
 *
 * @param next empty after the last page
 */
record Page<T>(List<T> items, String next) {

  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

  /**
   * @param question what the list answers: a token of one question is refused by another
   * @param identity names an item: a page begins after the last item of the one before, even when
   *     others have come in front of it meanwhile
   */
  static <T> Page<T> of(
      List<T> all, int size, String token, String question, Function<T, String> identity) {
    if (size < 0) {
      throw Rejection.invalid("page_size is " + size + "; it cannot be negative.");
    }
    List<String> names = all.stream().map(identity).toList();
    int from = token.isEmpty() ? 0 : Math.min(all.size(), start(names, token, question));
    int to = Math.min(all.size(), from + (size == 0 ? DEFAULT_SIZE : Math.min(size, LARGEST_SIZE)));
    String next = to < all.size() ? token(to, names.get(to - 1), question) : "";
    return new Page<>(all.subList(from, to), next);
  }

  /** A strict service gives a hundred jobs or schedules at once, however many are asked for. */
  static int capped(int size, Strictness strictness) {
    return strictness.on() ? Math.min(size, DEFAULT_SIZE) : size;
  }

  private static String token(int start, String last, String question) {
    String text = start + " " + Integer.toHexString(question.hashCode()) + " " + last;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static int start(List<String> names, String token, String question) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split(" ", 3);
      int start = Integer.parseInt(parts[0]);
      if (parts.length == 3 && token(start, parts[2], question).equals(token)) {
        int last = names.indexOf(parts[2]);
        return last < 0 ? start : last + 1;
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw Rejection.invalid("page_token is not one of this list.");
  }
}
