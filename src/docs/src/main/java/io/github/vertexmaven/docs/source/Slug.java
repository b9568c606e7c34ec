package io.github.vertexmaven.docs.source;

import java.util.Locale;

/** The anchor of a heading, as GitHub makes it, but with dots kept. */
public final class Slug {

  private Slug() {}

  public static String of(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}._ -]", "")
        .replace(' ', '-');
  }
}
