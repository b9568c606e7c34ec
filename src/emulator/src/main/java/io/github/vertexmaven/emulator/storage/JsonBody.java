package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Body;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Resources as they come and go: JSON objects, which are small whatever the object is. */
final class JsonBody {

  /** A resource of the service holds some kilobytes. */
  static final int LARGEST_MEGABYTES = 1;

  private JsonBody() {}

  /** The body as an object; an empty one is an empty object. */
  static Map<String, Object> of(HttpRequest request) throws IOException {
    return object(request.body().text(LARGEST_MEGABYTES));
  }

  static Map<String, Object> of(InputStream part) throws IOException {
    byte[] bytes = Body.bytes(part, LARGEST_MEGABYTES, "The metadata of the object");
    return object(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Map<String, Object> object(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      Object parsed = JsonValues.read(text);
      if (parsed instanceof Map) {
        return JsonValues.object(parsed);
      }
    } catch (MalformedJson e) {
      throw Rejection.invalid("The request's metadata is not JSON: " + e.getMessage());
    }
    throw Rejection.invalid("The request's metadata is not a JSON object.");
  }

  static HttpResponse answer(Map<String, Object> resource) {
    return HttpResponse.json(200, JsonValues.write(resource));
  }
}
