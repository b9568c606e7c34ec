package io.github.vertexmaven.cloud.way;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A request to a server that none of Google's clients asks.
 *
 * @param address whom
 * @param token who asks; empty for nobody
 * @param body what is sent; without one it is a GET, else a POST
 * @param patience for each step
 */
public record PlainRequest(
    String address, Optional<String> token, Optional<Body> body, Duration patience) {

  /** A text with its type. */
  public record Body(String type, String text) {}

  /** What the server says, whatever it is. */
  public record Answer(int status, String text) {}

  /**
   * Asks once.
   *
   * @throws IOException when there is no answer
   */
  public Answer ask(Way way) throws IOException {
    ByteArrayContent content =
        body.map(
                sent ->
                    new ByteArrayContent(sent.type(), sent.text().getBytes(StandardCharsets.UTF_8)))
            .orElse(null);
    HttpRequest request =
        way.http()
            .createRequestFactory()
            .buildRequest(content == null ? "GET" : "POST", new GenericUrl(address, true), content);
    int millis = Math.toIntExact(patience.toMillis());
    request.setConnectTimeout(millis).setReadTimeout(millis).setThrowExceptionOnExecuteError(false);
    token.ifPresent(value -> request.getHeaders().setAuthorization("Bearer " + value));
    HttpResponse response = request.execute();
    try (InputStream in = response.getContent()) {
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(response.getStatusCode(), text);
    } finally {
      response.disconnect();
    }
  }
}
