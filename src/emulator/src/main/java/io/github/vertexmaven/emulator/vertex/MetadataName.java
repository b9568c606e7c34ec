package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.MetadataStore;
import io.github.vertexmaven.emulator.http.Rejection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resource names of the metadata store, brought to the form that has the project's number. */
final class MetadataName {

  private static final Pattern STORE = Pattern.compile("(.*)(/metadataStores/[a-z0-9-]+)");
  private static final Pattern CONTEXT = Pattern.compile("(.*)(/contexts/[a-z0-9-]+)");

  private MetadataName() {}

  static String store(String name) {
    Matcher matcher = STORE.matcher(name);
    if (!matcher.matches()) {
      throw Rejection.invalid("'" + name + "' is not the name of a metadata store.");
    }
    return Place.of(matcher.group(1)).name() + matcher.group(2);
  }

  static String context(String name) {
    Matcher matcher = CONTEXT.matcher(name);
    if (!matcher.matches()) {
      throw Rejection.invalid("'" + name + "' is not the name of a context.");
    }
    return store(matcher.group(1)) + matcher.group(2);
  }

  /** An execution or an artifact. */
  static String part(String name, String kind) {
    int at = name.indexOf("/" + kind + "/");
    String id = at < 0 ? "" : name.substring(at + kind.length() + 2);
    if (!id.matches("[a-zA-Z0-9_-]+")) {
      throw Rejection.invalid("'" + name + "' is not one of the " + kind + " of a store.");
    }
    return store(name.substring(0, at)) + "/" + kind + "/" + id;
  }

  /** The name as it is kept, if it is that of a context; clients may write the project's id. */
  static String known(String name) {
    return CONTEXT.matcher(name).matches() ? context(name) : name;
  }

  static Place place(String name) {
    return Place.of(name.substring(0, name.indexOf("/metadataStores/")));
  }

  /** The service makes the default store of a project by itself on first use. */
  static Optional<MetadataStore> implied(String name) {
    return name.endsWith("/metadataStores/default")
        ? Optional.of(MetadataStore.newBuilder().setName(name).build())
        : Optional.empty();
  }
}
