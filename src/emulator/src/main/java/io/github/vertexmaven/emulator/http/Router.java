package io.github.vertexmaven.emulator.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each request to the route that it is for. */
public final class Router implements Handler {

  private final List<Route> routes;
  private final Otherwise otherwise;

  private Router(List<Route> routes, Otherwise otherwise) {
    this.routes = List.copyOf(routes);
    this.otherwise = otherwise;
  }

  /** What is said of a request that no route is for. */
  public interface Otherwise {
    /**
     * The refusal.
     *
     * @param known whether the path has a route, for another method
     */
    Rejection refusal(HttpRequest request, boolean known);
  }

  /** A router; of several routes for one request the first gets it. */
  public static Router of(List<Route> routes, Otherwise otherwise) {
    return new Router(routes, otherwise);
  }

  @Override
  public HttpResponse handle(HttpRequest request) throws IOException {
    boolean known = false;
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.path().match(request.path());
      if (variables.isPresent() && route.method().equals(request.method())) {
        return route.handler().handle(request.withVariables(variables.get()));
      }
      known |= variables.isPresent();
    }
    throw otherwise.refusal(request, known);
  }
}
