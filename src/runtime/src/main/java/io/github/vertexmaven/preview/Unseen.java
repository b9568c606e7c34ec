package io.github.vertexmaven.preview;

import java.util.LinkedHashMap;
import java.util.Map;

/** What there is in place of a preview. */
final class Unseen {

  private Unseen() {}

  /** Nothing to see, and why. */
  static Map<String, Object> because(String why) {
    Map<String, Object> preview = new LinkedHashMap<>();
    preview.put("kind", "none");
    preview.put("why", ShortText.of(why, 500));
    return preview;
  }
}
