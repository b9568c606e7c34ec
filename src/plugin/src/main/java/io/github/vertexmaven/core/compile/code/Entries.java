package io.github.vertexmaven.core.compile.code;

import io.github.vertexmaven.config.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a class path entry, folder or archive, in the order of their names. */
final class Entries {

  private Entries() {}

  /** Takes a file. */
  interface Visitor {
    void visit(String name, byte[] content) throws IOException;
  }

  static void each(Path entry, Visitor visitor) {
    try {
      if (Files.isDirectory(entry)) {
        folder(entry, visitor);
      } else if (Files.exists(entry)) {
        archive(entry, visitor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void folder(Path folder, Visitor visitor) throws IOException {
    List<String> names;
    try (Stream<Path> found = Files.walk(folder)) {
      names =
          found
              .filter(Files::isRegularFile)
              .map(file -> FileNames.of(folder.relativize(file)).replace('\\', '/'))
              .filter(Entries::counts)
              .sorted()
              .toList();
    }
    for (String name : names) {
      visitor.visit(name, Files.readAllBytes(folder.resolve(name)));
    }
  }

  private static void archive(Path archive, Visitor visitor) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && counts(entry.getName()))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          visitor.visit(entry.getName(), in.readAllBytes());
        }
      }
    }
  }

  /** What tells how an archive was built, not what it holds, changes with every build. */
  private static boolean counts(String name) {
    return !name.equals("META-INF/MANIFEST.MF") && !name.startsWith("META-INF/maven/");
  }
}
