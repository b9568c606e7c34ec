package io.github.vertexmaven.core.compile.code;

import io.github.vertexmaven.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    ArchiveMemory known = ArchiveMemory.load(memory, Optional.empty());
    MessageDigest digest = Sha256.fresh();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        digest.update(entry(entry).getBytes(StandardCharsets.US_ASCII));
      } else if (Files.exists(entry)) {
        String archive = known.of(entry, CodeDigest::entry);
        digest.update(archive.getBytes(StandardCharsets.US_ASCII));
      }
    }
    known.save();
    return Sha256.hex(digest);
  }

  /** The digest of a file's bytes: hexadecimal SHA-256. */
  public static String ofFile(Path file) {
    return Sha256.ofFile(file);
  }

  /** The digest of a text: hexadecimal SHA-256. */
  public static String ofText(String text) {
    return Sha256.ofText(text);
  }

  /** The digest of bytes: hexadecimal SHA-256. */
  public static String ofBytes(byte[] bytes) {
    return Sha256.ofBytes(bytes);
  }

  /** The digest of a folder or an archive. */
  static String entry(Path entry) {
    return entry(entry, CodeDigest::withoutDebug);
  }

  /**
   * The digest of a folder or an archive by which pipelines are described: the names of parameters
   * count as well.
   */
  public static String ofNamed(Path entry) {
    return entry(entry, WithoutLines::of);
  }

  private static String entry(Path entry, UnaryOperator<byte[]> what) {
    MessageDigest digest = Sha256.fresh();
    Entries.each(entry, (name, content) -> content(name, content, what, digest));
    return Sha256.hex(digest);
  }

  /** The digest of what a class does. */
  static String ofClass(byte[] classFile) {
    return ofBytes(withoutDebug(classFile));
  }

  private static void content(
      String name, byte[] bytes, UnaryOperator<byte[]> what, MessageDigest digest) {
    byte[] content = name.endsWith(".class") ? what.apply(bytes) : bytes;
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
}
