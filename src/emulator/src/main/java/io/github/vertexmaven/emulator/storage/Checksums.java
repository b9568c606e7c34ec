package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Base64 of the checksums of an object's bytes; composite objects have no MD5 (documentation page
 * "Data validation and change detection").
 */
record Checksums(Optional<String> md5, Optional<String> crc32c) {
  static final Checksums UNKNOWN = new Checksums(Optional.empty(), Optional.empty());

  static Checksums of(Path file) throws IOException {
    MessageDigest md5 = md5Digest();
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        md5.update(buffer, 0, read);
        crc.update(buffer, 0, read);
      }
    }
    byte[] crcBytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return new Checksums(Optional.of(base64(md5.digest())), Optional.of(base64(crcBytes)));
  }

  /** From {@code crc32c=…,md5=…}, the form of {@code x-goog-hash}. */
  static Checksums parsed(String header) {
    Optional<String> md5 = Optional.empty();
    Optional<String> crc32c = Optional.empty();
    for (String part : header.split(",")) {
      String claim = part.strip();
      if (claim.toLowerCase(Locale.ROOT).startsWith("md5=")) {
        md5 = Optional.of(claim.substring(4));
      } else if (claim.toLowerCase(Locale.ROOT).startsWith("crc32c=")) {
        crc32c = Optional.of(claim.substring(7));
      }
    }
    return new Checksums(md5, crc32c);
  }

  Checksums withoutMd5() {
    return new Checksums(Optional.empty(), crc32c);
  }

  boolean known() {
    return crc32c.isPresent();
  }

  /** These, and where these are silent, the others. */
  Checksums or(Checksums others) {
    return new Checksums(md5.or(others::md5), crc32c.or(others::crc32c));
  }

  /** Refuses bytes whose checksums are not the ones that the caller announced. */
  void mustMatch(Checksums announced) {
    compare("MD5", announced.md5, md5);
    compare("CRC32C", announced.crc32c, crc32c);
  }

  private static void compare(String kind, Optional<String> announced, Optional<String> actual) {
    if (announced.isPresent() && actual.isPresent() && !announced.equals(actual)) {
      throw Rejection.invalid(
          "Provided "
              + kind
              + " hash \""
              + announced.get()
              + "\" doesn't match calculated "
              + kind
              + " hash \""
              + actual.get()
              + "\".");
    }
  }

  /** The value of {@code x-goog-hash}; empty when nothing is known. */
  String header() {
    String crcPart = crc32c.map(value -> "crc32c=" + value).orElse("");
    String md5Part = md5.map(value -> "md5=" + value).orElse("");
    return crcPart.isEmpty() || md5Part.isEmpty() ? crcPart + md5Part : crcPart + "," + md5Part;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static MessageDigest md5Digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5.", e);
    }
  }
}
