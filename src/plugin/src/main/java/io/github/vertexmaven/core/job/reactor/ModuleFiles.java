package io.github.vertexmaven.core.job.reactor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files of a module say of it; nothing is read that could be wrong. */
public final class ModuleFiles {

  private static final Pattern SETTINGS =
      Pattern.compile("(vertexai|catalog|parameters).*\\.ya?ml");

  /** The class files of nodes and registries name these. */
  private static final List<String> OURS =
      List.of(
          "Lio/github/vertexmaven/annotation/Node;",
          "io/github/vertexmaven/pipeline/PipelineRegistry");

  private ModuleFiles() {}

  /** Whether the module's {@code conf/} has settings, a catalog or parameters. */
  public static boolean haveSettings(Path module) {
    return any(
        module.resolve("conf"), file -> SETTINGS.matcher(file.getFileName().toString()).matches());
  }

  /** Whether a class has nodes or is a registry; where nothing is compiled, one may. */
  public static boolean mayHaveNodes(Path classes, List<Path> sourceRoots) {
    return Files.isDirectory(classes)
        ? any(classes, ModuleFiles::namesOurs)
        : sourceRoots.stream().anyMatch(root -> any(root, file -> isA(file, ".java")));
  }

  private static boolean namesOurs(Path file) {
    if (!isA(file, ".class")) {
      return false;
    }
    try {
      // One char per byte: enough to find the ASCII names of the constant pool.
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      return OURS.stream().anyMatch(content::contains);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isA(Path file, String suffix) {
    return file.toString().endsWith(suffix);
  }

  private static boolean any(Path folder, Predicate<Path> fit) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).anyMatch(fit);
    } catch (IOException | UncheckedIOException e) {
      // Another thread of the build cleans or compiles that module.
      return false;
    }
  }
}
