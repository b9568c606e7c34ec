package io.github.vertexmaven.emulator.vertex;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import io.github.vertexmaven.emulator.http.Rejection;

/** Field masks of requests. */
final class Masks {

  private Masks() {}

  /** Refuses a mask with a path that the message has not. */
  static void check(String name, Class<? extends Message> type, FieldMask mask) {
    for (String path : mask.getPathsList()) {
      if (!FieldMaskUtil.isValid(type, path)) {
        throw Rejection.invalid(name + ": '" + path + "' is not a field of the resource.");
      }
    }
  }
}
