package io.github.vertexmaven.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The body of a request: read as it comes, or whole up to a limit. */
public final class Body {

  private static final int MEGABYTE = 1 << 20;

  private final InputStream stream;

  private Body(InputStream stream) {
    this.stream = stream;
  }

  public static Body of(InputStream stream) {
    return new Body(stream);
  }

  public static Body of(byte[] bytes) {
    return new Body(new ByteArrayInputStream(bytes));
  }

  public static Body none() {
    return of(new byte[0]);
  }

  /** Its bytes, which can be read once. */
  public InputStream stream() {
    return stream;
  }

  /** All of it; a longer one is refused. */
  public byte[] bytes(int mostMegabytes) throws IOException {
    return bytes(stream, mostMegabytes, "The body of the request");
  }

  /** The same as text. */
  public String text(int mostMegabytes) throws IOException {
    return new String(bytes(mostMegabytes), StandardCharsets.UTF_8);
  }

  /**
   * All bytes of a part of a request; a longer one is refused.
   *
   * @param what what the refusal calls it
   */
  public static byte[] bytes(InputStream part, int mostMegabytes, String what) throws IOException {
    byte[] bytes = part.readNBytes(mostMegabytes * MEGABYTE + 1);
    if (bytes.length > mostMegabytes * MEGABYTE) {
      throw Rejection.of(
          Rejection.Kind.TOO_LARGE,
          what + " is larger than " + mostMegabytes + " MB, the most that the emulator takes.");
    }
    return bytes;
  }
}
