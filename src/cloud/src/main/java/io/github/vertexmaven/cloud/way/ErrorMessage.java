package io.github.vertexmaven.cloud.way;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentence in an error of Google's APIs, whatever stands around its JSON. */
public final class ErrorMessage {

  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private ErrorMessage() {}

  /** The first one in a text. */
  public static Optional<String> in(String text) {
    Matcher message = MESSAGE.matcher(text);
    return message.find() ? Optional.of(message.group(1).replace("\\\"", "\"")) : Optional.empty();
  }
}
