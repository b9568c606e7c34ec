package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.http.Filter;
import io.github.vertexmaven.emulator.http.Handler;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.http.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Cloud Storage JSON API over a folder of buckets.
 *
 * <p>Each sub-folder with the name of a bucket is one, and each file in it an object, whoever wrote
 * it; so what a task writes under {@code /gcs} can be read here, and the reverse. An upload becomes
 * visible at its end, whole. What the service offers and this does not is answered with 501 and
 * says so.
 *
 * <p>One service at a time may serve a folder: opening it clears away what a killed one had begun.
 * Handlers may run in parallel.
 */
public final class StorageService {

  private static final List<String> PATHS =
      List.of("/storage/v1", "/upload/storage/v1", "/download/storage/v1", "/batch/storage/v1");

  private final StorageErrors errors = new StorageErrors();
  private final Handler calls;

  private StorageService(BucketStore buckets) throws IOException {
    Uploads uploads = new Uploads(buckets, Sessions.in(buckets));
    List<Route> routes =
        Stream.of(
                new BucketOperations(buckets).routes(),
                new ObjectOperations(buckets).routes(),
                new Copies(buckets).routes(),
                new Downloads(buckets).routes(),
                uploads.routes(),
                List.of(Route.of("POST", "/batch/storage/v1", this::batch)))
            .flatMap(List::stream)
            .toList();
    Router router = Router.of(routes, StorageService::unknown);
    this.calls = Filter.chain(List.of(new MethodOverride(), StorageService::refuseKeys), router);
  }

  /**
   * Serves the buckets of a folder, which is made when it is missing.
   *
   * @throws IOException when the folder cannot be made or written to
   */
  public static Endpoint over(Path bucketsDir) throws IOException {
    StorageService service = new StorageService(BucketStore.at(bucketsDir));
    return new Endpoint(
        PATHS, Filter.chain(List.of(new PackedBody()), service.calls), service.errors);
  }

  private HttpResponse batch(HttpRequest request) throws IOException {
    return Batch.answer(request, calls, errors);
  }

  private static Rejection unknown(HttpRequest request, boolean known) {
    return StorageErrors.notServed(request.method() + " " + request.place());
  }

  /** Objects would lie here in clear. */
  private static HttpResponse refuseKeys(HttpRequest request, Handler next) throws IOException {
    if (request.header("x-goog-encryption-key").isPresent()
        || request.header("x-goog-copy-source-encryption-key").isPresent()) {
      throw StorageErrors.notServed("customer-supplied encryption keys");
    }
    return next.handle(request);
  }
}
