package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;

/** The operations on buckets. The emulator has one set of buckets, whatever the project. */
record BucketOperations(Buckets buckets) {

  List<Route> routes() {
    return List.of(
        Route.of("GET", "storage/v1/b", (call, names) -> list(call)),
        Route.of("POST", "storage/v1/b", (call, names) -> insert(call)),
        Route.of("GET", "storage/v1/b/*", (call, names) -> get(call, names.get(0))),
        Route.of("PATCH", "storage/v1/b/*", (call, names) -> patch(call, names.get(0))),
        Route.of("DELETE", "storage/v1/b/*", (call, names) -> delete(call, names.get(0))));
  }

  private Answer insert(Call call) throws IOException {
    JsonObject resource = call.json();
    String name = new Fields(resource).text("name").orElse("");
    return Answer.json(buckets.create(name, resource).resource(name, call.origin()));
  }

  private Answer get(Call call, String name) throws IOException {
    BucketSettings settings = buckets.settings(buckets.get(name));
    Preconditions.of(call).mustHoldForBucket(settings.metageneration());
    return Answer.json(settings.resource(name, call.origin()));
  }

  private Answer patch(Call call, String name) throws IOException {
    JsonObject resource = call.json();
    BucketSettings changed =
        buckets.change(
            buckets.get(name), Preconditions.of(call), settings -> settings.patched(resource));
    return Answer.json(changed.resource(name, call.origin()));
  }

  private Answer delete(Call call, String name) throws IOException {
    buckets.delete(buckets.get(name), Preconditions.of(call));
    return Answer.empty(204);
  }

  private Answer list(Call call) throws IOException {
    call.parameter("project").orElseThrow(() -> Refusal.invalid("Required parameter: project"));
    String prefix = call.parameter("prefix").orElse("");
    String after = call.parameter("pageToken").orElse("");
    List<String> names =
        buckets.names().stream()
            .filter(name -> name.startsWith(prefix) && ObjectName.ORDER.compare(name, after) > 0)
            .toList();
    int size = Listing.pageSize(call);
    JsonArray items = new JsonArray();
    for (String name : names.subList(0, Math.min(size, names.size()))) {
      items.add(buckets.settings(buckets.get(name)).resource(name, call.origin()));
    }
    JsonObject page = new JsonObject();
    page.addProperty("kind", "storage#buckets");
    page.add("items", items);
    if (names.size() > size) {
      page.addProperty("nextPageToken", names.get(size - 1));
    }
    return Answer.json(page);
  }
}
