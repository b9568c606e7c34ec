package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on buckets. The emulator has one set of buckets, whatever the project. */
record BucketOperations(BucketStore buckets) {

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/storage/v1/b", this::list),
        Route.of("POST", "/storage/v1/b", this::insert),
        Route.of("GET", "/storage/v1/b/{bucket}", this::get),
        Route.of("PATCH", "/storage/v1/b/{bucket}", this::patch),
        Route.of("DELETE", "/storage/v1/b/{bucket}", this::delete));
  }

  private HttpResponse insert(HttpRequest request) throws IOException {
    Map<String, Object> resource = JsonBody.of(request);
    String name = new SentFields(resource).text("name").orElse("");
    String project = request.parameter("project").orElse("emulator");
    return JsonBody.answer(
        buckets.create(name, resource, project).resource(name, request.origin()));
  }

  private HttpResponse get(HttpRequest request) throws IOException {
    String name = request.variable("bucket");
    BucketSettings settings = buckets.settings(buckets.get(name));
    Preconditions.of(request).mustHoldForBucket(settings.metageneration());
    return JsonBody.answer(settings.resource(name, request.origin()));
  }

  private HttpResponse patch(HttpRequest request) throws IOException {
    String name = request.variable("bucket");
    Map<String, Object> resource = JsonBody.of(request);
    BucketSettings changed =
        buckets.change(
            buckets.get(name), Preconditions.of(request), settings -> settings.patched(resource));
    return JsonBody.answer(changed.resource(name, request.origin()));
  }

  private HttpResponse delete(HttpRequest request) throws IOException {
    buckets.delete(buckets.get(request.variable("bucket")), Preconditions.of(request));
    return HttpResponse.empty(204);
  }

  private HttpResponse list(HttpRequest request) throws IOException {
    request
        .parameter("project")
        .orElseThrow(() -> Rejection.invalid("Required parameter: project"));
    String prefix = request.parameter("prefix").orElse("");
    String after = request.parameter("pageToken").orElse("");
    List<String> names =
        buckets.names().stream()
            .filter(name -> name.startsWith(prefix) && ObjectName.ORDER.compare(name, after) > 0)
            .toList();
    int size = Listing.pageSize(request);
    List<Object> items = new ArrayList<>();
    for (String name : names.subList(0, Math.min(size, names.size()))) {
      items.add(buckets.settings(buckets.get(name)).resource(name, request.origin()));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("kind", "storage#buckets");
    page.put("items", items);
    if (names.size() > size) {
      page.put("nextPageToken", names.get(size - 1));
    }
    return JsonBody.answer(page);
  }
}
