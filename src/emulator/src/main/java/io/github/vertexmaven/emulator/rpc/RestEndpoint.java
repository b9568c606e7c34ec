package io.github.vertexmaven.emulator.rpc;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.http.Router;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Methods as REST with JSON, found by the HTTP rules of their protos (google/api/http.proto). */
public final class RestEndpoint {

  /** Parameters of every Google API, which say nothing about the call. */
  private static final Set<String> COMMON =
      Set.of("alt", "$alt", "key", "prettyPrint", "fields", "quotaUser", "access_token");

  private final RestBody form;
  private final JsonFormat.TypeRegistry types;

  private RestEndpoint(RestBody form, List<Descriptor> packed) {
    this.form = form;
    this.types = JsonFormat.TypeRegistry.newBuilder().add(packed).build();
  }

  /**
   * An endpoint of methods.
   *
   * @param form what it says of bodies
   * @param packed what answers hold packed in an {@code Any}
   * @param filters what requests pass first
   */
  public static Endpoint of(
      String path,
      List<RpcMethod<?, ?>> methods,
      RestBody form,
      List<Descriptor> packed,
      List<Filter> filters) {
    RestEndpoint rest = new RestEndpoint(form, packed);
    List<Route> routes =
        methods.stream()
            .flatMap(method -> method.rules().stream().map(rule -> rest.route(method, rule)))
            .toList();
    Router router = Router.of(routes, RestEndpoint::unknown);
    return new Endpoint(List.of(path), Filter.chain(filters, router), new StatusForm());
  }

  private Route route(RpcMethod<?, ?> method, HttpRule rule) {
    return Route.of(
        rule.getPatternCase().name(),
        template(rule),
        request -> answer(method, rule.getBody(), request));
  }

  private static String template(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case POST -> rule.getPost();
      case PATCH -> rule.getPatch();
      case DELETE -> rule.getDelete();
      default -> rule.getPut();
    };
  }

  /**
   * The answer of a method.
   *
   * @param field the field that the body is, {@code *} for all of them, or empty
   */
  private HttpResponse answer(RpcMethod<?, ?> method, String field, HttpRequest request)
      throws IOException {
    String body = request.body().text(form.mostMegabytes());
    Map<String, Object> json = new LinkedHashMap<>();
    if (field.equals("*")) {
      json.putAll(object(body));
    } else if (!field.isEmpty()) {
      json.put(field, object(body));
    }
    request.parameters().entrySet().stream()
        .filter(parameter -> !COMMON.contains(parameter.getKey()))
        .forEach(parameter -> json.put(parameter.getKey(), parameter.getValue()));
    request.variables().forEach((name, value) -> put(json, name, value));
    Message answer = method.call(message(method.question().newBuilderForType(), json));
    return HttpResponse.json(200, JsonFormat.printer().usingTypeRegistry(types).print(answer));
  }

  /** A variable of the path may be a field of a field, {@code context.name}. */
  private static void put(Map<String, Object> json, String name, String value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      json.put(name, value);
      return;
    }
    String outer = name.substring(0, dot);
    Map<String, Object> inner = new LinkedHashMap<>();
    if (json.get(outer) instanceof Map<?, ?> given) {
      inner.putAll(JsonValues.object(given));
    }
    put(inner, name.substring(dot + 1), value);
    json.put(outer, inner);
  }

  private Message message(Message.Builder builder, Map<String, Object> json) {
    try {
      JsonFormat.parser().usingTypeRegistry(types).merge(JsonValues.write(json), builder);
      return builder.build();
    } catch (InvalidProtocolBufferException | IllegalArgumentException | ArithmeticException e) {
      throw unreadable(e.getMessage());
    }
  }

  private Map<String, Object> object(String body) {
    try {
      Object json = body.isBlank() ? Map.of() : JsonValues.read(body);
      if (json instanceof Map) {
        return JsonValues.object(json);
      }
    } catch (MalformedJson e) {
      throw unreadable(e.getMessage());
    }
    throw unreadable("The body is not an object.");
  }

  private Rejection unreadable(String problem) {
    return Rejection.invalid(form.malformed() + " " + problem);
  }

  private static Rejection unknown(HttpRequest request, boolean known) {
    return known
        ? Rejection.of(
            Rejection.Kind.NO_SUCH_METHOD,
            request.method() + " is not possible at " + request.place() + ".")
        : Rejection.notFound("There is nothing at " + request.place() + ".");
  }
}
