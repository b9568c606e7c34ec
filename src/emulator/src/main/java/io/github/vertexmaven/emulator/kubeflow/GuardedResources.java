package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Resources of one kind, for whom the installation permits it.
 *
 * @param noun what messages call one, with its article
 * @param kind what the rules of access call them
 * @param get one by its id; refuses an unknown one
 * @param namespace where one is
 * @param <T> the resources
 */
record GuardedResources<T>(
    String noun,
    String kind,
    CallerAccess access,
    Function<String, T> get,
    Function<T, String> namespace) {

  /** The one that a request names, if its caller may do this with it. */
  T permitted(HttpRequest request, String verb) {
    T one = get.apply(request.variable("id"));
    access.check(request, namespace.apply(one), verb, kind);
    return one;
  }

  /** Does something with the one that a request names, and answers nothing. */
  Handler act(String verb, Consumer<String> action) {
    return CallPurpose.said(
        verb + " " + noun,
        request -> {
          permitted(request, verb);
          action.accept(request.variable("id"));
          return Answer.nothing();
        });
  }
}
