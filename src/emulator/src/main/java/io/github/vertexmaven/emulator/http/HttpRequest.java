package io.github.vertexmaven.emulator.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a caller asks, whether it came as a request of its own or as a part of another one.
 *
 * @param path as it was sent, still encoded
 * @param parameters of the query, decoded
 * @param origin scheme, host and port as the caller wrote them, for the links in answers
 * @param variables what stands in the path, by the names of the route
 */
public record HttpRequest(
    String method,
    String path,
    Map<String, String> parameters,
    HeaderFields headers,
    Body body,
    String origin,
    Map<String, String> variables) {

  /**
   * A request.
   *
   * @param query as it was sent; null where there is none, as in {@link java.net.URI}
   */
  public static HttpRequest of(
      String method, String path, String query, HeaderFields headers, Body body, String origin) {
    return new HttpRequest(method, path, parameters(query), headers, body, origin, Map.of());
  }

  /** The parameters of a query or of a form; of two with one name the last counts. */
  public static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(query).orElse("").split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.put(
            Percent.decoded(name.replace('+', ' ')), Percent.decoded(value.replace('+', ' ')));
      }
    }
    return parameters;
  }

  /** A parameter of the query; an empty one is none. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  public boolean flag(String name) {
    return parameter(name).filter("true"::equals).isPresent();
  }

  /** A parameter that must be a whole number. */
  public OptionalLong number(String name) {
    Optional<String> value = parameter(name);
    try {
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw Rejection.invalid("'" + name + "' is '" + value.get() + "', which is not a number.");
    }
  }

  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** What stands in the path. */
  public String variable(String name) {
    return variables.get(name);
  }

  /** The path as people read it. */
  public String place() {
    return Percent.decoded(path);
  }

  public HttpRequest with(Body other) {
    return new HttpRequest(method, path, parameters, headers, other, origin, variables);
  }

  /** The same for another method. */
  public HttpRequest withMethod(String other) {
    return new HttpRequest(other, path, parameters, headers, body, origin, variables);
  }

  /** The same for another path. */
  public HttpRequest withPath(String other) {
    return new HttpRequest(method, other, parameters, headers, body, origin, variables);
  }

  /** The same with other parameters. */
  public HttpRequest withParameters(Map<String, String> others) {
    return new HttpRequest(method, path, others, headers, body, origin, variables);
  }

  HttpRequest withVariables(Map<String, String> found) {
    return new HttpRequest(method, path, parameters, headers, body, origin, found);
  }
}
