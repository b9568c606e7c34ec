package io.github.vertexmaven.kubeflow.api;

import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.kubeflow.api.CallFault.Sort;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.http.FormText;
import io.github.vertexmaven.kubeflow.http.HttpCall;
import io.github.vertexmaven.kubeflow.http.HttpLine;
import io.github.vertexmaven.kubeflow.http.HttpReply;
import io.github.vertexmaven.kubeflow.http.MultipartForm;
import io.github.vertexmaven.kubeflow.http.NetworkRoute;
import io.github.vertexmaven.kubeflow.http.TlsFault;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import io.github.vertexmaven.kubeflow.json.ApiText;
import io.github.vertexmaven.kubeflow.login.LoginSession;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls an installation; it follows no redirect and takes no page for an answer. */
public final class KubeflowApi {

  private static final String JSON = "application/json";

  /** A page may come from a gateway that starts again; it stays where host is wrong. */
  private static final int PAGES = 3;

  /** As the pause after so many attempts. */
  private static final int LONGER = 4;

  private final KubeflowTarget target;
  private final LoginSession session;
  private final CallLimits limits;
  private final ApiRefusals refusals;
  private final HttpLine line;

  /**
   * Sends nothing yet.
   *
   * @param route to the target
   */
  public KubeflowApi(
      KubeflowTarget target, NetworkRoute route, LoginSession session, CallLimits limits) {
    this.target = target;
    this.session = session;
    this.limits = limits;
    this.refusals = new ApiRefusals(target, session, limits);
    this.line = HttpLine.of(route, limits);
  }

  /** What it calls. */
  public KubeflowTarget target() {
    return target;
  }

  /** Reads an object. */
  public ApiFields get(ApiAction action, String path, Map<String, String> query) {
    return repeated(action, () -> fields(HttpCall.get(address(path, query))));
  }

  /** Reads a text. */
  public String text(ApiAction action, String path) {
    HttpCall call = HttpCall.get(address(path, Map.of()));
    return repeated(action, () -> answer(call, ReplyReading::text));
  }

  /** Does something that may be done twice: what was done stays done. */
  public ApiFields post(ApiAction action, String path) {
    HttpCall call = HttpCall.post(address(path, Map.of()), JSON, "");
    return repeated(action, () -> fields(call));
  }

  /** Deletes something; what is not there counts as deleted. */
  public void delete(ApiAction action, String path) {
    HttpCall call = new HttpCall("DELETE", address(path, Map.of()), Map.of(), "", new byte[0]);
    try {
      repeated(action, () -> fields(call));
    } catch (RemoteException e) {
      if (e.kind() != RemoteException.Kind.NOT_FOUND) {
        throw e;
      }
    }
  }

  /**
   * Makes something exactly once. The server chooses its id, so a second request would make a
   * second one: after an attempt that may have taken effect it is looked for first.
   *
   * @param made finds what an earlier attempt made; it is asked only after one
   */
  public ApiFields create(
      ApiAction action, String path, Map<String, ?> body, Supplier<Optional<ApiFields>> made) {
    HttpCall call = HttpCall.post(address(path, Map.of()), JSON, ApiText.of(body));
    return new OneCreation(this::repeated, () -> fields(call), made, this::await, refusals)
        .run(action);
  }

  /** The same with a file. */
  public ApiFields upload(
      ApiAction action,
      String path,
      Map<String, String> query,
      MultipartForm file,
      Supplier<Optional<ApiFields>> made) {
    HttpCall call = file.post(address(path, query));
    return new OneCreation(this::repeated, () -> fields(call), made, this::await, refusals)
        .run(action);
  }

  private ApiFields fields(HttpCall call) {
    return answer(call, ReplyReading::fields);
  }

  private URI address(String path, Map<String, String> query) {
    Map<String, String> given = new LinkedHashMap<>(query);
    given.values().removeIf(String::isEmpty);
    String question = given.isEmpty() ? "" : "?" + FormText.of(given).replace("+", "%20");
    return URI.create(target.address() + "/apis/" + path + question);
  }

  /** One attempt, with one new login where the old one is gone. */
  private <T> T answer(HttpCall call, Function<HttpReply, T> reading) {
    try {
      return reading.apply(send(call));
    } catch (CallFault e) {
      if ((e.sort() == Sort.LOGIN || e.sort() == Sort.PAGE) && session.renew()) {
        return reading.apply(send(call));
      }
      throw e;
    }
  }

  private HttpReply send(HttpCall call) {
    try {
      return line.send(call.with(Map.of("Accept", JSON)).with(session.headers()));
    } catch (IOException e) {
      if (TlsFault.is(e)) {
        throw TlsFault.of(call.address(), e);
      }
      throw CallFault.of(e, words(e));
    }
  }

  private static String words(IOException fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank()
        ? "the connection was lost"
        : message.replaceAll("\\s+", " ");
  }

  private <T> T repeated(ApiAction action, Supplier<T> attempt) {
    long end = System.nanoTime() + limits.total().toNanos();
    for (int count = 1; ; count++) {
      try {
        return attempt.get();
      } catch (CallFault e) {
        long pause = limits.pauseAfter(count).toMillis();
        boolean again = e.sort() == Sort.TRANSIENT || e.sort() == Sort.PAGE && count < PAGES;
        if (!again || System.nanoTime() + pause * 1_000_000 > end) {
          throw refusals.of(action, e);
        }
        sleep(pause);
      }
    }
  }

  /** Long enough for what is under way to arrive. */
  private void await() {
    sleep(limits.pauseAfter(LONGER).toMillis());
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }
}
