package io.github.vertexmaven.kubeflow.http;

import java.util.Locale;
import java.util.Optional;

/**
 * An answer.
 *
 * @param location where it sends one
 * @param type of the body, {@code application/json}
 */
public record HttpReply(int status, Optional<String> location, String type, String body) {

  /** Whether it is what was asked for. */
  public boolean isGood() {
    return status / 100 == 2;
  }

  /** Whether it sends one elsewhere. */
  public boolean isRedirect() {
    return status / 100 == 3 && location.isPresent();
  }

  /** Whether it is a page for people. */
  public boolean isPage() {
    String begin = body.stripLeading().toLowerCase(Locale.ROOT);
    return type.toLowerCase(Locale.ROOT).contains("html")
        || begin.startsWith("<!doctype")
        || begin.startsWith("<html");
  }
}
