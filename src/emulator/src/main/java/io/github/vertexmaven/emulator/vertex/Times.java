package io.github.vertexmaven.emulator.vertex;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Instants as messages, to the microsecond as the service gives them. */
final class Times {

  private Times() {}

  static Instant instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }

  static Timestamp of(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano() / 1000 * 1000)
        .build();
  }
}
