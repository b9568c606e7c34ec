package io.github.vertexmaven.emulator.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

/**
 * Contents that tell by themselves whether they are whole: a number, and the bytes that follow from
 * it.
 */
final class Versions {
  private static final int HEAD = 12;

  private Versions() {}

  static byte[] content(int version) {
    Random random = new Random(version);
    byte[] bytes = new byte[HEAD + random.nextInt(300_000)];
    random.nextBytes(bytes);
    byte[] head = String.format("%012d", version).getBytes(UTF_8);
    System.arraycopy(head, 0, bytes, 0, HEAD);
    return bytes;
  }

  static String contentType(int version) {
    return "version/" + version;
  }

  /** The version of whole bytes; anything else fails. */
  static int of(byte[] bytes) {
    assertThat(bytes.length).isGreaterThanOrEqualTo(HEAD);
    int version = Integer.parseInt(new String(bytes, 0, HEAD, UTF_8));
    assertThat(Arrays.equals(bytes, content(version))).as("version %s is whole", version).isTrue();
    return version;
  }
}
