package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The operations on objects that move no bytes. */
record ObjectOperations(Buckets buckets) {

  List<Route> routes() {
    return List.of(
        Route.of("GET", "storage/v1/b/*/o", (call, names) -> list(call, buckets.get(names.get(0)))),
        Route.of("PATCH", "storage/v1/b/*/o/*", (call, names) -> patch(call, names)),
        Route.of("PUT", "storage/v1/b/*/o/*", (call, names) -> update(call, names)),
        Route.of("DELETE", "storage/v1/b/*/o/*", (call, names) -> delete(call, names)));
  }

  private Answer list(Call call, Bucket bucket) throws IOException {
    Listing listing = Listing.of(call);
    bucket.walk(listing);
    JsonArray items = new JsonArray();
    for (String name : listing.names()) {
      Optional<Entry> entry = bucket.find(name);
      entry.ifPresent(found -> items.add(new Resource(bucket.name(), found, call.origin()).json()));
    }
    JsonObject page = new JsonObject();
    page.addProperty("kind", "storage#objects");
    if (!items.isEmpty()) {
      page.add("items", items);
    }
    if (!listing.prefixes().isEmpty()) {
      JsonArray prefixes = new JsonArray();
      listing.prefixes().forEach(prefixes::add);
      page.add("prefixes", prefixes);
    }
    listing.nextPage().ifPresent(token -> page.addProperty("nextPageToken", token));
    return Answer.json(page);
  }

  private Answer patch(Call call, List<String> names) throws IOException {
    JsonObject resource = call.json();
    return change(call, names, attributes -> attributes.patched(resource));
  }

  private Answer update(Call call, List<String> names) throws IOException {
    Attributes replacement = Attributes.from(call.json());
    return change(call, names, attributes -> replacement);
  }

  private Answer change(Call call, List<String> names, UnaryOperator<Attributes> change)
      throws IOException {
    Bucket bucket = buckets.get(names.get(0));
    Entry changed =
        bucket.change(
            names.get(1), call.number("generation").orElse(0), Preconditions.of(call), change);
    return Answer.json(new Resource(bucket.name(), changed, call.origin()).json());
  }

  private Answer delete(Call call, List<String> names) throws IOException {
    buckets
        .get(names.get(0))
        .delete(names.get(1), call.number("generation").orElse(0), Preconditions.of(call));
    return Answer.empty(204);
  }
}
