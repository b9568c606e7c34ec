package io.github.vertexmaven.emulator.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes from {@code first} to {@code last}, both included; {@code last} is {@code first - 1}
 * when there are none.
 */
public record ByteRange(long first, long last) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Refuses what is no range. */
  public ByteRange {
    if (first < 0 || last < first - 1) {
      throw new IllegalArgumentException(first + "-" + last);
    }
  }

  public static ByteRange all(long size) {
    return new ByteRange(0, size - 1);
  }

  /**
   * What a {@code Range} header asks of a file of that size; empty when it asks for no single
   * range, which RFC 9110 (section 14.2) lets a server ignore.
   */
  public static Optional<ByteRange> requested(String header, long size) {
    Matcher range = SINGLE.matcher(header.strip());
    if (!range.matches() || (range.group(1) + range.group(2)).isEmpty()) {
      return Optional.empty();
    }
    if (range.group(1).isEmpty()) {
      return Optional.of(suffix(Long.parseLong(range.group(2)), size));
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
    if (last < first) {
      return Optional.empty();
    }
    if (first >= size) {
      throw unsatisfiable();
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0 || size == 0) {
      throw unsatisfiable();
    }
    return new ByteRange(Math.max(0, size - length), size - 1);
  }

  public long length() {
    return last - first + 1;
  }

  private static Rejection unsatisfiable() {
    return Rejection.of(Rejection.Kind.RANGE, "The requested range cannot be satisfied.");
  }
}
