package io.github.vertexmaven.cloud.vertex;

import com.google.protobuf.Timestamp;
import com.google.rpc.Status;
import java.time.Instant;
import java.util.Optional;

/** What messages of the service have in common, in the plugin's words. */
final class CommonFields {

  private CommonFields() {}

  /** A time, if it is set. */
  static Optional<Instant> time(boolean isSet, Timestamp time) {
    return isSet
        ? Optional.of(Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
        : Optional.empty();
  }

  /** The text of an error; empty where there is none. */
  static Optional<String> error(Status error) {
    return Optional.of(error.getMessage()).filter(text -> !text.isBlank());
  }

  /** The id at the end of a resource name. */
  static String lastPart(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
