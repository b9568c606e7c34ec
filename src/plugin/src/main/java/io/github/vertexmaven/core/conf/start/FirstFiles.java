package io.github.vertexmaven.core.conf.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes the files that a project begins with. What is there is kept and named; only schemas, which
 * nobody edits, are brought up to date.
 *
 * @param project the project's folder
 * @param force whether what is there is replaced
 * @param difference the lines by which a text becomes another
 * @param log receives a sentence for each file
 */
public record FirstFiles(
    Path project,
    boolean force,
    BiFunction<String, String, List<String>> difference,
    Consumer<String> log) {

  /** Where the settings of all environments are. */
  public static final String SETTINGS = "conf/base/vertexai.yml";

  /** Whether a file is there that this one would stand beside or replace. */
  public boolean keeps(String place) {
    return !force && inItsPlace(place).isPresent();
  }

  /**
   * The file itself, else one that conf reads as well: the kind of a file is how its name begins.
   */
  private Optional<Path> inItsPlace(String place) {
    Optional<Path> there = there(place);
    Path folder = project.resolve(place).getParent();
    if (there.isPresent() || !place.endsWith(".yml") || !Files.isDirectory(folder)) {
      return there;
    }
    String file = place.substring(place.lastIndexOf('/') + 1);
    String kind = file.substring(0, file.length() - ".yml".length());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(other -> other.getFileName().toString().matches("\\Q" + kind + "\\E.*\\.ya?ml"))
          .filter(other -> isWritten(other.getFileName().toString()))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Both endings of YAML files count. */
  private Optional<Path> there(String place) {
    return Stream.of(place, place.replaceFirst("\\.yml$", ".yaml"))
        .map(project::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  /** A file that each project writes anew: what stands in one that is there is the user's. */
  public void begin(String place, Supplier<String> text) {
    Optional<Path> exactly = there(place);
    Optional<Path> there = inItsPlace(place);
    if (there.isPresent() && !force) {
      log.accept(
          "Kept "
              + relative(there.get())
              + ", which exists; -Dvertexai.force "
              + (exactly.isPresent() ? "replaces it." : "writes " + place + " beside it."));
    } else {
      write(exactly.orElse(project.resolve(place)), text.get());
    }
  }

  /** Files that are the same in each project, unless somebody changed them. */
  public void add(Map<String, String> files) {
    new TreeMap<>(files)
        .forEach(
            (place, text) -> {
              Path file = project.resolve(place);
              if (!Files.exists(file) || force) {
                write(file, text);
              } else if (read(file).equals(text)) {
                log.accept("Kept " + place + ": it is up to date.");
              } else {
                log.accept(
                    "Kept "
                        + place
                        + ", which you have changed. The new version differs as follows; -Dvertexai.force overwrites yours:\n  "
                        + String.join("\n  ", difference.apply(read(file), text)));
              }
            });
  }

  /** The schemas, and what lets editors find them. */
  public void schemas() {
    ConfSchemas.files()
        .forEach(
            (place, text) -> {
              Path file = project.resolve(place);
              if (!Files.exists(file) || !read(file).equals(text)) {
                write(file, text);
              }
            });
    for (Path file : confFiles()) {
      String kind = ConfSchemas.kind(file.getFileName().toString()).orElseThrow();
      if (!read(file).contains("yaml-language-server:")) {
        log.accept(
            "For editors, let " + relative(file) + " begin with: " + ConfSchemas.firstLine(kind));
      }
    }
  }

  /** The files of all environments that a schema describes. */
  private List<Path> confFiles() {
    Path conf = project.resolve("conf");
    if (!Files.isDirectory(conf)) {
      return List.of();
    }
    // Deeper files would need another path in the line.
    int envAndFile = 2;
    try (Stream<Path> files = Files.walk(conf, envAndFile)) {
      return files
          .filter(file -> conf.relativize(file).getNameCount() == envAndFile)
          .filter(Files::isRegularFile)
          .filter(file -> isWritten(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a goal writes is no file for people. */
  private static boolean isWritten(String name) {
    return ConfSchemas.kind(name).isPresent() && !name.startsWith("vertexai-durations");
  }

  private void write(Path file, String text) {
    String done = Files.exists(file) ? "Replaced " : "Wrote ";
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    log.accept(done + relative(file));
  }

  private String relative(Path file) {
    return project.relativize(file).toString().replace('\\', '/');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
