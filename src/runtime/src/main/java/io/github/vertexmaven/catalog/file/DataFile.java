package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file of a dataset, which after any failure holds what it held before, or nothing.
 *
 * <p>On this machine's disk a new file is written beside the old one and moved over it at once. A
 * bucket's mount knows no move: there, the content is first made whole on this machine and then
 * streamed into the target, from beginning to end.
 *
 * @param path where it lies
 * @param streamOnce whether it lies on a mount that takes a file only as one stream
 */
public record DataFile(Path path, boolean streamOnce) {

  private static final int BUFFER = 1 << 16;

  /** What Git LFS leaves in the place of a file that nobody has fetched. */
  private static final String POINTER = "version https://git-lfs.github.com/spec/";

  private static final int LONGEST_POINTER = 1024;

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws Exception;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /** Unbuffered. */
  public InputStream open() throws IOException, BadData {
    requireFile();
    return Files.newInputStream(path);
  }

  /** For libraries that open files themselves. */
  public void requireFile() throws IOException, BadData {
    if (!Files.exists(path)) {
      throw new BadData("the file does not exist.");
    }
    if (Files.isDirectory(path)) {
      throw new BadData(
          "it is a folder, not a file; type partitioned reads the files of a folder.");
    }
    requireRegular();
    if (Files.size(path) < LONGEST_POINTER && isPointer()) {
      throw new BadData(
          "it is a pointer of Git LFS, not the data itself; fetch that with git lfs pull.");
    }
  }

  private boolean isPointer() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] first = in.readNBytes(POINTER.length());
      return new String(first, StandardCharsets.ISO_8859_1).equals(POINTER);
    }
  }

  /** A pipe would be waited for without end, and a device has none, or would be moved over. */
  private void requireRegular() throws BadData {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new BadData("it is a pipe or a device, not a file.");
    }
  }

  public void write(Content content) throws Exception {
    if (Files.isDirectory(path)) {
      throw new BadData("there is a folder of that name.");
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (streamOnce) {
      stream(content);
    } else {
      move(content);
    }
  }

  private void move(Content content) throws Exception {
    requireRegular();
    Path target = Files.isSymbolicLink(path) && exists() ? path.toRealPath() : path;
    Path beside = target.resolveSibling("." + target.getFileName() + "." + random() + ".tmp");
    try {
      fill(beside, content);
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static String random() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }

  private void stream(Content content) throws Exception {
    try (Spool spool = new Spool()) {
      OutputStream out = new BufferedOutputStream(spool, BUFFER);
      content.to(out);
      out.flush();
      copy(spool);
    }
  }

  private void copy(Spool spool) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      spool.copyTo(out);
    } catch (IOException | RuntimeException e) {
      remove(e);
      throw e;
    }
  }

  private void remove(Exception failure) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void fill(Path fresh, Content content) throws Exception {
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            BUFFER)) {
      content.to(out);
    }
  }
}
