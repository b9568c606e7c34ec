package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The operations on objects that move no bytes. */
record ObjectOperations(BucketStore buckets) {

  private static final String OBJECT = "/storage/v1/b/{bucket}/o/{object}";

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/storage/v1/b/{bucket}/o", this::list),
        Route.of("PATCH", OBJECT, this::patch),
        Route.of("PUT", OBJECT, this::update),
        Route.of("DELETE", OBJECT, this::delete));
  }

  private HttpResponse list(HttpRequest request) throws IOException {
    Bucket bucket = buckets.get(request.variable("bucket"));
    Listing listing = Listing.of(request);
    bucket.walk(listing);
    List<Object> items = new ArrayList<>();
    for (String name : listing.names()) {
      Optional<ObjectEntry> entry = bucket.find(name);
      entry.ifPresent(
          found -> items.add(new ObjectResource(bucket.name(), found, request.origin()).json()));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("kind", "storage#objects");
    if (!items.isEmpty()) {
      page.put("items", items);
    }
    if (!listing.prefixes().isEmpty()) {
      page.put("prefixes", listing.prefixes());
    }
    listing.nextPage().ifPresent(token -> page.put("nextPageToken", token));
    return JsonBody.answer(page);
  }

  private HttpResponse patch(HttpRequest request) throws IOException {
    Map<String, Object> resource = JsonBody.of(request);
    return change(request, attributes -> attributes.patched(resource));
  }

  private HttpResponse update(HttpRequest request) throws IOException {
    Attributes replacement = Attributes.from(JsonBody.of(request));
    return change(request, attributes -> replacement);
  }

  private HttpResponse change(HttpRequest request, UnaryOperator<Attributes> change)
      throws IOException {
    Bucket bucket = buckets.get(request.variable("bucket"));
    ObjectEntry changed =
        bucket.change(
            request.variable("object"),
            request.number("generation").orElse(0),
            Preconditions.of(request),
            change);
    return JsonBody.answer(new ObjectResource(bucket.name(), changed, request.origin()).json());
  }

  private HttpResponse delete(HttpRequest request) throws IOException {
    buckets
        .get(request.variable("bucket"))
        .delete(
            request.variable("object"),
            request.number("generation").orElse(0),
            Preconditions.of(request));
    return HttpResponse.empty(204);
  }
}
