package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One page of a bucket's names, gathered on a walk in order (documentation page "Objects: list").
 */
final class Listing implements Folder.Visitor {
  private static final int LARGEST_PAGE = 1000;

  private final String prefix;
  private final String delimiter;
  private final boolean trailingToo;
  private final String from;
  private final String to;
  private final Mark after;
  private final int size;

  private final List<String> names = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private Mark last;
  private boolean more;

  /**
   * The last thing of a page: an object's name or a common prefix. The next page begins behind it.
   */
  private record Mark(boolean prefix, String text) {
    String token() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(((prefix ? "p" : "o") + text).getBytes(StandardCharsets.UTF_8));
    }

    static Mark of(String token) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        if (text.startsWith("p") || text.startsWith("o")) {
          return new Mark(text.startsWith("p"), text.substring(1));
        }
      } catch (IllegalArgumentException e) {
        // Answered below.
      }
      throw Rejection.invalid("'" + token + "' is not a page token of this service.");
    }

    boolean covers(String name) {
      return ObjectName.ORDER.compare(name, text) <= 0 || prefix && name.startsWith(text);
    }
  }

  private Listing(HttpRequest request, int size) {
    this.prefix = request.parameter("prefix").orElse("");
    this.delimiter = request.parameter("delimiter").orElse("");
    this.trailingToo = request.flag("includeTrailingDelimiter");
    this.from = request.parameter("startOffset").orElse("");
    this.to = request.parameter("endOffset").orElse("");
    this.after = request.parameter("pageToken").map(Mark::of).orElse(new Mark(false, ""));
    this.size = size;
  }

  static Listing of(HttpRequest request) {
    for (String unknown :
        List.of("matchGlob", "filter", "softDeleted", "includeFoldersAsPrefixes")) {
      if (request.parameter(unknown).filter(value -> !value.equals("false")).isPresent()) {
        throw StorageErrors.notServed("listings with '" + unknown + "'");
      }
    }
    return new Listing(request, pageSize(request));
  }

  static int pageSize(HttpRequest request) {
    long wanted = request.number("maxResults").orElse(LARGEST_PAGE);
    if (wanted < 0) {
      throw Rejection.invalid(
          "'maxResults' is " + wanted + ", but the size of a page cannot be negative.");
    }
    return wanted == 0 ? LARGEST_PAGE : (int) Math.min(wanted, LARGEST_PAGE);
  }

  List<String> names() {
    return names;
  }

  List<String> prefixes() {
    return prefixes;
  }

  Optional<String> nextPage() {
    return more ? Optional.of(last.token()) : Optional.empty();
  }

  @Override
  public boolean enters(String folder) {
    boolean related = folder.startsWith(prefix) || prefix.startsWith(folder);
    boolean folded =
        last != null && last.prefix() && folder.startsWith(last.text())
            || after.prefix() && folder.startsWith(after.text());
    return related
        && !folded
        && !isBefore(folder, from)
        && !isBefore(folder, after.text())
        && !isBehind(folder);
  }

  /** Whether all names that begin so come before the given one. */
  private static boolean isBefore(String folder, String name) {
    return ObjectName.ORDER.compare(folder, name) < 0 && !name.startsWith(folder);
  }

  private boolean isBehind(String name) {
    return !to.isEmpty() && ObjectName.ORDER.compare(name, to) >= 0;
  }

  @Override
  public boolean takes(String name) {
    if (isBehind(name)) {
      return false;
    }
    if (!name.startsWith(prefix)
        || after.covers(name)
        || ObjectName.ORDER.compare(name, from) < 0) {
      return true;
    }
    int end = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
    if (end < 0) {
      return added(new Mark(false, name), names);
    }
    Mark common = new Mark(true, name.substring(0, end + delimiter.length()));
    boolean folded = common.equals(last);
    if (!folded && !added(common, prefixes)) {
      return false;
    }
    if (trailingToo && name.equals(common.text())) {
      names.add(name);
    }
    return true;
  }

  private boolean added(Mark mark, List<String> list) {
    if (names.size() + prefixes.size() >= size) {
      more = true;
      return false;
    }
    list.add(mark.text());
    last = mark;
    return true;
  }
}
