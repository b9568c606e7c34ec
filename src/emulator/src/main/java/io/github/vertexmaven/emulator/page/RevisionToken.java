package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import java.util.Optional;

/**
 * Tells the page how much of the store it has seen: a revision, of this process. The page gives it
 * back, and is told at no cost that there is nothing new.
 */
record RevisionToken(String start) {

  static RevisionToken ofStart() {
    return new RevisionToken(Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
  }

  String token(long revision) {
    return start + "." + revision;
  }

  /** What the page has seen; nothing if it was told by another process. */
  Optional<Long> seen(HttpRequest request) {
    return request
        .parameter("since")
        .filter(token -> token.matches("\\Q" + start + "\\E\\.\\d{1,18}"))
        .map(token -> Long.parseLong(token.substring(start.length() + 1)));
  }
}
