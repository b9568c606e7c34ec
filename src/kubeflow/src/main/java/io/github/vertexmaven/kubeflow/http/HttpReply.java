package io.github.vertexmaven.kubeflow.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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

  /** Where a redirect leads from here; what no address may have is encoded. */
  public URI next(URI here) {
    StringBuilder address = new StringBuilder();
    for (byte b : location.orElseThrow().getBytes(StandardCharsets.UTF_8)) {
      boolean allowed = b > ' ' && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
      address.append(allowed ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return here.resolve(address.toString());
  }

  /** Whether it is a page for people. */
  public boolean isPage() {
    String begin = body.stripLeading().toLowerCase(Locale.ROOT);
    return type.toLowerCase(Locale.ROOT).contains("html")
        || begin.startsWith("<!doctype")
        || begin.startsWith("<html");
  }
}
