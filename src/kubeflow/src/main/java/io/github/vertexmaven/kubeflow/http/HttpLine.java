package io.github.vertexmaven.kubeflow.http;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests and follows no redirect. */
public final class HttpLine {

  /** What Java tells no proxy over which https goes: passwords in clear, unless this says other. */
  private static final String NOT_TO_PROXIES = "jdk.http.auth.tunneling.disabledSchemes";

  private final HttpClient client;
  private final NetworkRoute route;
  private final Duration attempt;

  private HttpLine(HttpClient client, NetworkRoute route, Duration attempt) {
    this.client = client;
    this.route = route;
    this.attempt = attempt;
  }

  /** A line that keeps no cookies. */
  public static HttpLine of(NetworkRoute route, CallLimits limits) {
    return new HttpLine(builder(route, limits).build(), route, limits.attempt());
  }

  /** A line that keeps cookies. */
  public static HttpLine of(NetworkRoute route, CallLimits limits, CookieHandler cookies) {
    return new HttpLine(
        builder(route, limits).cookieHandler(cookies).build(), route, limits.attempt());
  }

  private static HttpClient.Builder builder(NetworkRoute route, CallLimits limits) {
    if (route.proxies().stream().anyMatch(proxy -> proxy.user().isPresent())
        && System.getProperty(NOT_TO_PROXIES) == null) {
      // Maven itself tells them these passwords. Java reads this before its first request.
      System.setProperty(NOT_TO_PROXIES, "");
    }
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(route.selector())
        .connectTimeout(limits.attempt())
        .sslContext(Certificates.context(route.trust()));
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @throws IOException when there is none in time
   */
  public HttpReply send(HttpCall call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.address())
            .method(
                call.method(),
                call.body().length == 0 && !call.method().equals("POST")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    if (!call.type().isEmpty()) {
      request.header("Content-Type", call.type());
    }
    call.headers().forEach(request::header);
    route.password(call.address()).ifPresent(word -> request.header("Proxy-Authorization", word));
    HttpResponse<byte[]> answer = answer(request.build());
    if (answer.statusCode() == ProxyFault.STATUS) {
      throw ProxyFault.of(call.address(), route);
    }
    return new HttpReply(
        answer.statusCode(),
        answer.headers().firstValue("Location"),
        answer.headers().firstValue("Content-Type").orElse(""),
        new String(answer.body(), StandardCharsets.UTF_8));
  }

  /** The limit holds for the body too, which may stop in its middle. */
  private HttpResponse<byte[]> answer(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return coming.get(attempt.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new HttpTimeoutException("no answer within " + attempt.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }
}
