package io.github.vertexmaven.core.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * A digest of code by its content, so that a rebuild, a comment or another folder changes nothing:
 * sorted entry names and bytes, classes without their debug attributes, no archive metadata.
 */
public final class CodeDigest {

  private CodeDigest() {}

  /**
   * The digest of a class path, in its order: hexadecimal SHA-256.
   *
   * @param memory a file that keeps the digests of archives from build to build, so that unchanged
   *     ones are not read again
   */
  public static String of(List<Path> classPath, Path memory) {
    ArchiveMemory known = ArchiveMemory.load(memory);
    MessageDigest digest = sha256();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        digest.update(entry(entry).getBytes(StandardCharsets.US_ASCII));
      } else if (Files.exists(entry)) {
        String archive = known.digest(entry, CodeDigest::entry);
        digest.update(archive.getBytes(StandardCharsets.US_ASCII));
      }
    }
    known.save();
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a file's bytes: hexadecimal SHA-256. */
  public static String ofFile(Path file) {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The digest of a text: hexadecimal SHA-256. */
  public static String ofText(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of bytes: hexadecimal SHA-256. */
  public static String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static String entry(Path entry) {
    MessageDigest digest = sha256();
    try {
      if (Files.isDirectory(entry)) {
        folder(entry, digest);
      } else {
        archive(entry, digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void folder(Path folder, MessageDigest digest) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).toList();
    }
    List<String> names = new ArrayList<>();
    files.forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
    Collections.sort(names);
    for (String name : names) {
      if (counts(name)) {
        content(name, Files.readAllBytes(folder.resolve(name)), digest);
      }
    }
  }

  private static void archive(Path archive, MessageDigest digest) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && counts(entry.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          content(entry.getName(), in.readAllBytes(), digest);
        }
      }
    }
  }

  private static boolean counts(String name) {
    return !name.equals("META-INF/MANIFEST.MF") && !name.startsWith("META-INF/maven/");
  }

  private static void content(String name, byte[] bytes, MessageDigest digest) {
    byte[] content = name.endsWith(".class") ? withoutDebug(bytes) : bytes;
    digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
    digest.update(content);
  }

  /** Line numbers move when a comment is added; what the class does stays the same. */
  private static byte[] withoutDebug(byte[] classFile) {
    try {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(classFile).accept(writer, ClassReader.SKIP_DEBUG);
      return writer.toByteArray();
    } catch (RuntimeException e) {
      // Newer than this reader knows, or no class at all: its bytes say it.
      return classFile;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
