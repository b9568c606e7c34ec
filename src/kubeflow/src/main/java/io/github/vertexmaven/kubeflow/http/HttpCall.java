package io.github.vertexmaven.kubeflow.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request.
 *
 * @param headers besides the type of the body
 * @param type of the body; none when it has none
 */
public record HttpCall(
    String method, URI address, Map<String, String> headers, String type, byte[] body) {

  /** Copies the map. */
  public HttpCall {
    headers = Map.copyOf(headers);
  }

  /** Reads something. */
  public static HttpCall get(URI address) {
    return new HttpCall("GET", address, Map.of(), "", new byte[0]);
  }

  /** Sends a text. */
  public static HttpCall post(URI address, String type, String body) {
    return new HttpCall("POST", address, Map.of(), type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** With further headers. */
  public HttpCall with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new HttpCall(method, address, all, type, body);
  }
}
