package io.github.vertexmaven.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/** Content after which something is to be done. */
record FollowedContent(Content content, Runnable action) implements Content {

  @Override
  public OptionalLong length() {
    return content.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    content.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    try {
      content.close();
    } finally {
      action.run();
    }
  }
}
