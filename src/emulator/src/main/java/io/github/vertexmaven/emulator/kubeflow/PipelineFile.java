package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.spec.MalformedSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The file of a pipeline: YAML or JSON, or the first such in a zip or a tar.gz. */
final class PipelineFile {

  static final int MOST_MEGABYTES = 32;
  private static final int MOST = MOST_MEGABYTES << 20;
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int TYPE_AT = 156;

  private PipelineFile() {}

  /** What a file holds, once it is known that it can be run. */
  static Manifest read(String name, byte[] bytes) {
    try {
      Manifest manifest = Manifest.ofFile(new String(text(name, bytes), UTF_8));
      manifest.checked();
      return manifest;
    } catch (MalformedSpec e) {
      throw ApiFault.invalid("invalid v2 pipeline spec: " + e.getMessage());
    } catch (IOException | NumberFormatException e) {
      throw ApiFault.invalid("Failed to read the pipeline file '" + name + "': " + e.getMessage());
    }
  }

  private static byte[] text(String name, byte[] bytes) throws IOException {
    if (bytes.length > MOST) {
      throw ApiFault.invalid("File size too large. Maximum supported file size: " + MOST);
    }
    if (isSpec(name)) {
      return bytes;
    } else if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      return zipped(bytes);
    } else if (bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      return packed(new GZIPInputStream(new ByteArrayInputStream(bytes)));
    }
    throw ApiFault.invalid("Unexpected pipeline file format. Support .zip, .tar.gz, .json or YAML");
  }

  private static boolean isSpec(String name) {
    return name.matches("(?i).*\\.(yaml|yml|json)");
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (isSpec(entry.getName())) {
          return bounded(zip, MOST + 1);
        }
      }
    }
    throw ApiFault.invalid("The zip holds no file that is a pipeline");
  }

  /** A tar is blocks: one that names a file and its size, then the file. */
  private static byte[] packed(InputStream tar) throws IOException {
    byte[] header = tar.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      String name = text(header, 0, NAME);
      int size = Integer.parseInt(text(header, SIZE_AT, SIZE).strip(), 8);
      boolean isFile = header[TYPE_AT] == '0' || header[TYPE_AT] == 0;
      if (isFile && isSpec(name)) {
        return bounded(tar, size);
      }
      tar.skipNBytes((size + BLOCK - 1L) / BLOCK * BLOCK);
      header = tar.readNBytes(BLOCK);
    }
    throw ApiFault.invalid("The tarball holds no file that is a pipeline");
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, UTF_8);
  }

  private static byte[] bounded(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(Math.min(size, MOST + 1));
    if (bytes.length > MOST) {
      throw ApiFault.invalid("File size too large. Maximum supported file size: " + MOST);
    }
    return bytes;
  }
}
