package io.github.vertexmaven.emulator.http;

import java.nio.charset.StandardCharsets;

/** What goes back to the caller: a status, headers and the bytes. */
public record Response(int status, Headers headers, Content content) {

  private static final String JSON = "application/json; charset=UTF-8";

  public static Response empty(int status) {
    return new Response(status, Headers.none(), Content.none());
  }

  /** An answer in JSON. */
  public static Response json(int status, String text) {
    return of(status, JSON, Content.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static Response of(int status, String type, Content content) {
    return new Response(status, Headers.none().with("Content-Type", type), content);
  }

  /** The same with a header in place of the one that it had. */
  public Response with(String header, String value) {
    return new Response(status, headers.with(header, value), content);
  }

  /** The same with one more value of a header. */
  public Response plus(String header, String value) {
    return new Response(status, headers.plus(header, value), content);
  }

  /** The same; what follows is done once it is sent, or cannot be. */
  Response then(Runnable action) {
    return new Response(status, headers, new FollowedContent(content, action));
  }
}
