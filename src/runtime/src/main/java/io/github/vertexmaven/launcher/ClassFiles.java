package io.github.vertexmaven.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds, without loading anything, the classes that may have nodes or be a registry: their files
 * name our types.
 */
final class ClassFiles {

  private static final List<String> OURS =
      List.of(
          "Lio/github/vertexmaven/annotation/Node;",
          "io/github/vertexmaven/pipeline/PipelineRegistry");

  private ClassFiles() {}

  /** The class names, sorted; subclasses of a class that names our types count too. */
  static Set<String> mentioning(List<Path> folders) {
    List<ClassFile> files = new ArrayList<>();
    folders.stream().filter(Files::isDirectory).forEach(folder -> addAll(folder, files));
    Set<String> found = new TreeSet<>();
    Set<String> wanted = new HashSet<>(OURS);
    while (!wanted.isEmpty()) {
      Set<String> next = new HashSet<>();
      for (ClassFile file : files) {
        if (!found.contains(file.name()) && file.mentionsAny(wanted)) {
          found.add(file.name());
          next.add(file.name().replace('.', '/'));
        }
      }
      // Only what extends or implements one of these can inherit our types.
      wanted = next;
      files.removeIf(file -> found.contains(file.name()) || !file.mentionsAny(next));
    }
    return found;
  }

  private static void addAll(Path folder, List<ClassFile> files) {
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(file -> file.toString().endsWith(".class"))
          .filter(
              file -> !file.endsWith("module-info.class") && !file.endsWith("package-info.class"))
          .forEach(file -> files.add(ClassFile.of(folder, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record ClassFile(String name, String content) {

    static ClassFile of(Path folder, Path file) {
      String relative = folder.relativize(file).toString();
      String name = relative.substring(0, relative.length() - ".class".length());
      try {
        // One char per byte: enough to find the ASCII names of the constant pool.
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return new ClassFile(name.replace('/', '.').replace('\\', '.'), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean mentionsAny(Set<String> names) {
      return names.stream().anyMatch(content::contains);
    }
  }
}
