package io.github.vertexmaven.emulator.vertex;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

/** Messages as the JSON that is stored. */
final class Messages {

  private Messages() {}

  static String write(Message message) {
    try {
      return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  static <B extends Message.Builder> B read(String text, B builder) {
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(text, builder);
      return builder;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
