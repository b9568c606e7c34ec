package io.github.vertexmaven.scan;

import io.github.vertexmaven.config.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** The class names, sorted; classes that extend or implement a found one count too. */
  static Set<String> mentioning(List<Path> folders) {
    List<ClassFile> files = new ArrayList<>();
    folders.stream().filter(Files::isDirectory).forEach(folder -> addAll(folder, files));
    Set<String> found = new TreeSet<>();
    Map<String, List<String>> children = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    for (ClassFile file : files) {
      if (file.mentionsAny(OURS)) {
        open.add(file.name());
      } else {
        file.parents()
            .forEach(
                parent ->
                    children.computeIfAbsent(parent, any -> new ArrayList<>()).add(file.name()));
      }
    }
    while (!open.isEmpty()) {
      String name = open.poll();
      if (found.add(name)) {
        open.addAll(children.getOrDefault(name, List.of()));
      }
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
      String relative = FileNames.of(folder.relativize(file));
      String name = relative.substring(0, relative.length() - ".class".length());
      try {
        // One char per byte: enough to find the ASCII names of the constant pool.
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return new ClassFile(name.replace('/', '.').replace('\\', '.'), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean mentionsAny(List<String> names) {
      return names.stream().anyMatch(content::contains);
    }

    /** Its superclass and interfaces; none when the file is no class. */
    List<String> parents() {
      try {
        return ClassParents.of(content.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        return List.of();
      }
    }
  }
}
