package io.github.vertexmaven.emulator.storage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the caller: a status, headers and the bytes. */
record Answer(int status, Map<String, String> headers, Content content) {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), Content.none());
  }

  static Answer json(JsonObject body) {
    return json(200, body);
  }

  static Answer json(int status, JsonObject body) {
    byte[] bytes = JSON.toJson(body).getBytes(StandardCharsets.UTF_8);
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=UTF-8"), Content.of(bytes));
  }

  Answer with(String header, String value) {
    return with(Map.of(header, value));
  }

  Answer with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Answer(status, all, content);
  }
}
