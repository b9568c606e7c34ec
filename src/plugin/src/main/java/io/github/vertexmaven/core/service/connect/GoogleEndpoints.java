package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that go with another address of Vertex AI than the usual one. A Private Service
 * Connect endpoint stands for all Google APIs and gives each a name of its own, {@code
 * storage-<endpoint>.p.googleapis.com}; with any other host the other services are where they
 * always are.
 */
public final class GoogleEndpoints {

  private static final Pattern PRIVATE =
      Pattern.compile("(?:[a-z0-9-]+-)?aiplatform-([a-z0-9-]+)\\.p\\.googleapis\\.com(:[0-9]+)?");

  private GoogleEndpoints() {}

  /** The addresses for a host, with or without a port. */
  public static Endpoints of(String host) {
    String vertex = host.contains(":") ? host : host + ":443";
    Matcher matcher = PRIVATE.matcher(host);
    return matcher.matches()
        ? new Endpoints(
            vertex,
            "https://storage-" + matcher.group(1) + ".p.googleapis.com",
            "logging-" + matcher.group(1) + ".p.googleapis.com:443",
            "https://iam-" + matcher.group(1) + ".p.googleapis.com",
            false)
        : new Endpoints(
            vertex, "https://storage.googleapis.com", "logging.googleapis.com:443", false);
  }
}
