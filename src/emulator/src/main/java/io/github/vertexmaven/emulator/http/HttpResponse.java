package io.github.vertexmaven.emulator.http;

import java.nio.charset.StandardCharsets;

/** What goes back to the caller: a status, headers and the bytes. */
public record HttpResponse(int status, HeaderFields headers, Content content) {

  private static final String JSON = "application/json; charset=UTF-8";

  public static HttpResponse empty(int status) {
    return new HttpResponse(status, HeaderFields.none(), Content.none());
  }

  /** An answer in JSON. */
  public static HttpResponse json(int status, String text) {
    return of(status, JSON, Content.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static HttpResponse of(int status, String type, Content content) {
    return new HttpResponse(status, HeaderFields.none().with("Content-Type", type), content);
  }

  /** The same with a header in place of the one that it had. */
  public HttpResponse with(String header, String value) {
    return new HttpResponse(status, headers.with(header, value), content);
  }

  /** The same with one more value of a header. */
  public HttpResponse plus(String header, String value) {
    return new HttpResponse(status, headers.plus(header, value), content);
  }

  /** The same; what follows is done once it is sent, or cannot be. */
  HttpResponse then(Runnable action) {
    return new HttpResponse(status, headers, new FollowedContent(content, action));
  }
}
