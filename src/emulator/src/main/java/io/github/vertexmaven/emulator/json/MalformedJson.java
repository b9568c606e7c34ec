package io.github.vertexmaven.emulator.json;

/** Text that is not JSON; the message says where. */
public final class MalformedJson extends RuntimeException {

  public MalformedJson(String message) {
    super(message);
  }
}
