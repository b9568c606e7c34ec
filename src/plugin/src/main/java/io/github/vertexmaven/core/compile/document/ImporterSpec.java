package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Data that becomes an artifact: {@code ImporterSpec}. */
public record ImporterSpec(LenientFields fields) {

  private static final Pattern CODE =
      Pattern.compile(".*/vertexai-code/(tasks|libraries)/[0-9a-f]{32}/");

  /** Where it is, if the spec says so. */
  public Optional<String> uri() {
    return fields.fields("artifactUri").text("constant");
  }

  /** Whether each run imports it anew. */
  public boolean isRepeated() {
    return fields.has("reimport");
  }

  /** Whether it brings staged code to a task, and no data. */
  public boolean isCode() {
    return uri().filter(ImporterSpec::isCode).isPresent();
  }

  /** Whether staged code of a task lies there, or libraries that all share. */
  public static boolean isCode(String uri) {
    return CODE.matcher(uri).matches();
  }

  /** What it brings in words, where that is the libraries that all tasks share. */
  public Optional<String> libraries() {
    return uri().filter(place -> isCode() && place.contains("/libraries/")).map(any -> "libraries");
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("artifactUri", "typeSchema");
  }
}
