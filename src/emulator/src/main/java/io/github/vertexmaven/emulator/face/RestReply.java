package io.github.vertexmaven.emulator.face;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.Status;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Answers over HTTP, errors in the form that all Google APIs share. */
final class RestReply {

  private static final JsonFormat.TypeRegistry DETAILS =
      JsonFormat.TypeRegistry.newBuilder().add(BadRequest.getDescriptor()).build();

  private RestReply() {}

  static void of(HttpExchange exchange, String json) throws IOException {
    of(exchange, 200, json);
  }

  static void of(HttpExchange exchange, Status status) throws IOException {
    of(exchange, HttpCode.of(status.getCode()), error(status));
  }

  private static void of(HttpExchange exchange, int code, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String error(Status status) throws IOException {
    JsonObject error = new JsonObject();
    error.addProperty("code", HttpCode.of(status.getCode()));
    error.addProperty("message", status.getMessage());
    error.addProperty("status", Code.forNumber(status.getCode()).name());
    JsonElement details =
        JsonParser.parseString(JsonFormat.printer().usingTypeRegistry(DETAILS).print(status))
            .getAsJsonObject()
            .get("details");
    if (details != null) {
      error.add("details", details);
    }
    JsonObject json = new JsonObject();
    json.add("error", error);
    return json.toString();
  }
}
