package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Content-Range} of a request to a resumable upload (documentation page "Perform
 * resumable uploads").
 *
 * @param first the place of the first byte that the request carries
 * @param length how many it carries; absent when it carries all that come, 0 when it only asks or
 *     ends the upload
 * @param total the size of the object, where the caller knows it yet
 */
record ContentRange(long first, OptionalLong length, OptionalLong total) {
  private static final Pattern BYTES =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18}|\\*)/(\\d{1,18}|\\*)");
  private static final Pattern NO_BYTES = Pattern.compile("bytes \\*/(\\d{1,18}|\\*)");

  /** A request without the header carries the whole object. */
  static ContentRange whole() {
    return new ContentRange(0, OptionalLong.empty(), OptionalLong.empty());
  }

  static ContentRange of(String header) {
    Matcher none = NO_BYTES.matcher(header.strip());
    if (none.matches()) {
      return new ContentRange(0, OptionalLong.of(0), number(none.group(1)));
    }
    Matcher bytes = BYTES.matcher(header.strip());
    if (!bytes.matches()) {
      throw Rejection.invalid(
          "Content-Range is '"
              + header
              + "', but should look like 'bytes 0-524287/2000000' or 'bytes */2000000'.");
    }
    long first = Long.parseLong(bytes.group(1));
    OptionalLong last = number(bytes.group(2));
    OptionalLong total = number(bytes.group(3));
    if (last.isPresent()
        && (last.getAsLong() < first
            || total.isPresent() && last.getAsLong() >= total.getAsLong())) {
      throw Rejection.invalid(
          "Content-Range is '" + header + "', whose numbers contradict each other.");
    }
    return new ContentRange(
        first, last.isPresent() ? OptionalLong.of(last.getAsLong() - first + 1) : last, total);
  }

  private static OptionalLong number(String text) {
    return text.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }

  boolean isWhole() {
    return length.isEmpty() && total.isEmpty();
  }

  boolean carriesNothing() {
    return length.isPresent() && length.getAsLong() == 0;
  }
}
