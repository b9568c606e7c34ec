package io.github.vertexmaven.emulator.face;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Descriptors;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Code;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls as REST with JSON, found by the HTTP rules of their protos. */
final class RestFace implements HttpHandler {

  /** Parameters of every Google API, which say nothing about the call. */
  private static final Set<String> COMMON =
      Set.of("alt", "$alt", "key", "prettyPrint", "fields", "quotaUser", "access_token");

  private final List<Route> routes = new ArrayList<>();
  private final JsonFormat.TypeRegistry types;

  private RestFace(List<Call<?, ?>> calls, JsonFormat.TypeRegistry types) {
    calls.forEach(call -> call.rules().forEach(rule -> routes.add(Route.of(call, rule))));
    this.types = types;
  }

  static RestFace of(List<Call<?, ?>> calls, List<Descriptors.Descriptor> packed) {
    return new RestFace(calls, JsonFormat.TypeRegistry.newBuilder().add(packed).build());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      try {
        RestReply.of(
            exchange, JsonFormat.printer().usingTypeRegistry(types).print(answer(exchange, body)));
      } catch (RuntimeException e) {
        RestReply.of(exchange, GrpcFace.status(e));
      }
    }
  }

  private Message answer(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getRawPath();
    List<Route> there = routes.stream().filter(route -> route.matches(path)).toList();
    Route route =
        there.stream()
            .filter(one -> one.verb().equals(exchange.getRequestMethod()))
            .findFirst()
            .orElseThrow(() -> unknown(exchange, there));
    return answer(route, exchange, new String(body, UTF_8));
  }

  private <Q extends Message> Message answer(Route route, HttpExchange exchange, String body) {
    JsonObject json = route.body().equals("*") ? object(body) : new JsonObject();
    if (!route.body().isEmpty() && !route.body().equals("*")) {
      json.add(route.body(), object(SpecBody.is(exchange) ? SpecBody.job(exchange, body) : body));
    }
    query(exchange.getRequestURI().getRawQuery()).forEach(json::add);
    route
        .variables(exchange.getRequestURI().getRawPath())
        .forEach((name, value) -> put(json, name, value));
    return route.call(message(route, json));
  }

  /** A variable of the path may be a field of a field, {@code context.name}. */
  private static void put(JsonObject json, String name, String value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      json.addProperty(name, value);
      return;
    }
    String outer = name.substring(0, dot);
    if (!json.has(outer)) {
      json.add(outer, new JsonObject());
    }
    put(json.getAsJsonObject(outer), name.substring(dot + 1), value);
  }

  private Message message(Route route, JsonObject json) {
    Message.Builder builder = route.question().newBuilderForType();
    try {
      JsonFormat.parser().usingTypeRegistry(types).merge(json.toString(), builder);
      return builder.build();
    } catch (InvalidProtocolBufferException e) {
      throw Refused.invalid("Invalid JSON payload received. " + e.getMessage());
    }
  }

  private static JsonObject object(String body) {
    try {
      JsonElement json = body.isBlank() ? new JsonObject() : JsonParser.parseString(body);
      if (json.isJsonObject()) {
        return json.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      throw Refused.invalid("Invalid JSON payload received. " + e.getMessage());
    }
    throw Refused.invalid("Invalid JSON payload received. The body is not an object.");
  }

  private static Map<String, JsonElement> query(String raw) {
    Map<String, JsonElement> parameters = new java.util.LinkedHashMap<>();
    for (String part : Optional.ofNullable(raw).orElse("").split("&")) {
      int equals = part.indexOf('=');
      String name = URLDecoder.decode(equals < 0 ? part : part.substring(0, equals), UTF_8);
      if (!name.isEmpty() && !COMMON.contains(name)) {
        String value = equals < 0 ? "" : URLDecoder.decode(part.substring(equals + 1), UTF_8);
        parameters.put(name, new JsonPrimitive(value));
      }
    }
    return parameters;
  }

  private static Refused unknown(HttpExchange exchange, List<Route> there) {
    String path = exchange.getRequestURI().getPath();
    return there.isEmpty()
        ? Refused.of(Code.NOT_FOUND, "There is nothing at " + path + ".")
        : Refused.of(
            Code.UNIMPLEMENTED, exchange.getRequestMethod() + " is not possible at " + path + ".");
  }
}
