package io.github.vertexmaven.emulator.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * The Cloud Storage JSON API over a folder of buckets.
 *
 * <p>Each sub-folder with the name of a bucket is one, and each file in it an object, whoever wrote
 * it; so what a task writes under {@code /gcs} can be read here, and the reverse. An upload becomes
 * visible at its end, whole. What the service offers and this does not is answered with 501 and
 * says so.
 *
 * <p>One face at a time may serve a folder: opening it clears away what a killed one had begun.
 * Handlers may run in parallel.
 */
public final class StorageFace implements HttpHandler {
  /**
   * The paths that belong to this handler, for {@link
   * com.sun.net.httpserver.HttpServer#createContext(String, HttpHandler)}.
   */
  public static final List<String> PATHS =
      List.of("/storage/v1", "/upload/storage/v1", "/download/storage/v1", "/batch/storage/v1");

  private final List<Route> routes;

  private StorageFace(Buckets buckets) throws IOException {
    Uploads uploads = new Uploads(buckets, Sessions.in(buckets));
    this.routes =
        Stream.of(
                new BucketOperations(buckets).routes(),
                new ObjectOperations(buckets).routes(),
                new Copies(buckets).routes(),
                new Downloads(buckets).routes(),
                uploads.routes(),
                List.of(
                    Route.of(
                        "POST",
                        "batch/storage/v1",
                        (call, names) -> Batch.answer(call, this::answer))))
            .flatMap(List::stream)
            .toList();
  }

  /**
   * Serves the buckets of a folder, which is made when it is missing.
   *
   * @throws IOException when the folder cannot be made or written to
   */
  public static StorageFace over(Path bucketsDir) throws IOException {
    return new StorageFace(Buckets.at(bucketsDir));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = received(exchange);
      try (Content content = answer.content()) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, answer.status(), content);
      }
    }
  }

  private Answer received(HttpExchange exchange) throws IOException {
    try {
      return answer(Call.of(exchange));
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (EOFException | ZipException broken) {
      return Refusal.invalid("The request's body cannot be read: " + broken.getMessage()).answer();
    }
  }

  private static void send(HttpExchange exchange, int status, Content content) throws IOException {
    OptionalLong length = content.length();
    // For the JDK's server 0 means "not known" and -1 "none".
    boolean none =
        length.isPresent() && length.getAsLong() == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : length.orElse(0));
    if (!none) {
      content.writeTo(exchange.getResponseBody());
    }
  }

  private Answer answer(Call call) {
    try {
      for (Route route : routes) {
        Optional<List<String>> names = route.names(call);
        if (names.isPresent()) {
          refuseKeys(call);
          return route.operation().answer(call, names.get());
        }
      }
      throw Refusal.notServed(call.method() + " /" + String.join("/", call.path()));
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (EOFException | ZipException broken) {
      return Refusal.invalid("The request's body cannot be read: " + broken.getMessage()).answer();
    } catch (IOException | RuntimeException e) {
      return Refusal.failed("The emulator failed: " + e).answer();
    }
  }

  /** Objects would lie here in clear. */
  private static void refuseKeys(Call call) {
    if (call.header("x-goog-encryption-key").isPresent()
        || call.header("x-goog-copy-source-encryption-key").isPresent()) {
      throw Refusal.notServed("customer-supplied encryption keys");
    }
  }
}
