package io.github.vertexmaven.emulator.rpc;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.github.vertexmaven.emulator.http.Rejection;
import java.util.List;
import java.util.Map;

/**
 * Refuses what a message can hold over gRPC alone, because JSON has no form for it: messages are
 * kept, and shown, as JSON.
 */
final class JsonForm {

  private JsonForm() {}

  static void check(Message message) {
    check("", message);
  }

  private static void check(String path, Message message) {
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (field.getKey().getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        continue;
      }
      String name = path + field.getKey().getName();
      if (field.getValue() instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          inside(name + "[" + i + "]", (Message) list.get(i));
        }
      } else {
        inside(name, (Message) field.getValue());
      }
    }
  }

  private static void inside(String name, Message message) {
    if (message instanceof Timestamp time && !Timestamps.isValid(time)) {
      throw refused(name, "is not a time between the years 1 and 9999");
    }
    if (message instanceof Duration duration && !Durations.isValid(duration)) {
      throw refused(name, "is not a duration of up to 10,000 years");
    }
    if (message instanceof Value value
        && value.hasNumberValue()
        && !Double.isFinite(value.getNumberValue())) {
      throw refused(name, "is " + value.getNumberValue() + ", which JSON does not have");
    }
    if (message instanceof Any) {
      throw refused(name, "holds a packed message, which the emulator does not take");
    }
    check(name + ".", message);
  }

  private static Rejection refused(String name, String problem) {
    return Rejection.invalid(name + " " + problem + ".");
  }
}
