package io.github.vertexmaven.kubeflow.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A form with one file.
 *
 * @param field the name of its field
 */
public record MultipartForm(String field, String fileName, String content) {

  private static final String BOUNDARY = "vertexai-boundary-a0b1c2d3e4f5";

  /** The request that sends it. */
  public HttpCall post(URI address) {
    String boundary = boundary();
    String body =
        String.join(
            "\r\n",
            "--" + boundary,
            "Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName + "\"",
            "Content-Type: application/octet-stream",
            "",
            content,
            "--" + boundary + "--",
            "");
    return new HttpCall(
        "POST",
        address,
        Map.of(),
        "multipart/form-data; boundary=" + boundary,
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** One that the content does not have. */
  private String boundary() {
    String boundary = BOUNDARY;
    while (content.contains(boundary)) {
      boundary += "0";
    }
    return boundary;
  }
}
