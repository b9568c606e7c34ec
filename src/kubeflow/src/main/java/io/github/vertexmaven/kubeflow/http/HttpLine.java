package io.github.vertexmaven.kubeflow.http;

import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.ProxySelector;
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

  private final HttpClient client;
  private final Duration attempt;

  private HttpLine(HttpClient client, Duration attempt) {
    this.client = client;
    this.attempt = attempt;
  }

  /** A line that keeps no cookies. */
  public static HttpLine of(Trust trust, CallLimits limits) {
    return new HttpLine(builder(trust, limits).build(), limits.attempt());
  }

  /** A line that keeps cookies. */
  public static HttpLine of(Trust trust, CallLimits limits, CookieHandler cookies) {
    return new HttpLine(builder(trust, limits).cookieHandler(cookies).build(), limits.attempt());
  }

  private static HttpClient.Builder builder(Trust trust, CallLimits limits) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(ProxySelector.getDefault())
        .connectTimeout(limits.attempt())
        .sslContext(Certificates.context(trust));
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
    HttpResponse<byte[]> answer = answer(request.build());
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
