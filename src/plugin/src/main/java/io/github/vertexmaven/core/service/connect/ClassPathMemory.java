package io.github.vertexmaven.core.service.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The class path that a module was resolved to, kept beside it in the local repository, where
 * {@code clean} does not reach and what build servers keep between builds does. It is believed only
 * while each of its files has the size and the time that it had.
 */
public final class ClassPathMemory {

  private static final String FORMAT = "vertexai class path 1";

  private static final String END = "end";

  /** How long what may have a newer build in a remote repository is believed: Maven's default. */
  private static final Duration DAILY = Duration.ofDays(1);

  private final Path repository;
  private final Path file;
  private final boolean changes;

  /**
   * The memory of one module.
   *
   * @param repository the local repository
   * @param group of the module, such as {@code com.acme}
   */
  public ClassPathMemory(Path repository, String group, String artifactId, String version) {
    this.repository = repository.toAbsolutePath().normalize();
    this.file =
        this.repository
            .resolve(group.replace('.', '/'))
            .resolve(artifactId)
            .resolve(version)
            .resolve(artifactId + "-" + version + ".classpath");
    this.changes = version.endsWith("-SNAPSHOT");
  }

  /** The jars, if they are known and are still what they were. */
  public Optional<List<Path>> recall(Instant now) {
    try {
      if (!Files.isRegularFile(file) || isOld(now)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      boolean whole =
          lines.size() > 2
              && lines.get(0).equals(FORMAT)
              && lines.get(lines.size() - 1).equals(END);
      return whole ? jars(lines.subList(1, lines.size() - 1)) : Optional.empty();
    } catch (IOException | InvalidPathException | NumberFormatException e) {
      // It cannot be read, so nothing is known.
      return Optional.empty();
    }
  }

  private boolean isOld(Instant now) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return changes && !written.plus(DAILY).isAfter(now);
  }

  private Optional<List<Path>> jars(List<String> lines) throws IOException {
    List<Path> jars = new ArrayList<>(lines.size());
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      if (parts.length < 3) {
        return Optional.empty();
      }
      Path jar = repository.resolve(parts[2]);
      BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
      if (now.size() != Long.parseLong(parts[0])
          || now.lastModifiedTime().toMillis() != Long.parseLong(parts[1])) {
        return Optional.empty();
      }
      jars.add(jar);
    }
    return Optional.of(List.copyOf(jars));
  }

  /**
   * Keeps what was resolved; what cannot be kept is resolved again the next time. Folders, such as
   * those of a module that is built beside, are never kept.
   */
  public void keep(List<Path> jars) {
    try {
      List<String> lines = new ArrayList<>(List.of(FORMAT));
      for (Path jar : jars) {
        BasicFileAttributes now = Files.readAttributes(jar, BasicFileAttributes.class);
        if (!now.isRegularFile() || jar.toString().contains("\n")) {
          return;
        }
        Path absolute = jar.toAbsolutePath().normalize();
        Path place = absolute.startsWith(repository) ? repository.relativize(absolute) : absolute;
        lines.add(now.size() + " " + now.lastModifiedTime().toMillis() + " " + place);
      }
      lines.add(END);
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), ".classpath", null);
      try {
        Files.write(fresh, lines, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // A repository that cannot be written to costs time, not the build.
    }
  }
}
