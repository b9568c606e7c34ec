package io.github.vertexmaven.core.compile.fork;

import io.github.vertexmaven.core.ProcessLocale;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of dependencies as a JDK can take them over without reading, checking and linking
 * them again: an archive of class-data sharing. The first run of a program on a set of jars writes
 * down which classes it loads, the second has an archive made of them that nobody waits for, and
 * those after it start with that. The JVM itself refuses an archive that is not of its own making
 * or not of these jars; then it is thrown away.
 *
 * <p>A JVM shares the classes of those jars only that stand first on its class path, so the
 * project's own classes come behind them. That is done only where no file of theirs has the name of
 * a file in the jars.
 */
final class SharedClasses {

  /** Makes the archive. */
  private static final String PROGRAM = "io.github.vertexmaven.launcher.ShareClasses";

  private static final String ARCHIVE = ".jsa";
  private static final String SIZE = ".size";
  private static final String LIST = ".classes";
  private static final String NAMES = ".names";

  /** What an archive is being made of; where it stays, it could not be made. */
  private static final String MAKING = ".making";

  /** What a run does for those after it, or takes from those before it. */
  private enum Part {
    NONE,
    LISTS,
    MAKES,
    USES
  }

  private final ProjectJvm jvm;
  private final Part part;
  private final SharedKey key;
  private final List<Path> classPath;

  private SharedClasses(ProjectJvm jvm, Part part, SharedKey key, List<Path> classPath) {
    this.jvm = jvm;
    this.part = part;
    this.key = key;
    this.classPath = classPath;
  }

  /**
   * Those of a program.
   *
   * @param options of the JVM, besides the user's
   */
  static SharedClasses of(ProjectJvm jvm, String program, List<String> options) {
    return of(jvm, program, options, System.getenv());
  }

  static SharedClasses of(
      ProjectJvm jvm, String program, List<String> options, Map<String, String> environment) {
    SharedClasses none = new SharedClasses(jvm, Part.NONE, null, jvm.classPath());
    try {
      Optional<SharedKey> key = SharedKey.of(jvm, program, options, environment);
      return key.isPresent() ? of(jvm, key.get(), none) : none;
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be used costs time only.
      return none;
    }
  }

  private static SharedClasses of(ProjectJvm jvm, SharedKey key, SharedClasses none)
      throws IOException {
    Part part = part(key);
    if (part == Part.NONE || namesMeet(key)) {
      return none;
    }
    List<Path> classPath = new ArrayList<>(key.jars());
    classPath.addAll(key.others());
    return new SharedClasses(jvm, part, key, classPath);
  }

  private static Part part(SharedKey key) throws IOException {
    if (Files.exists(key.file(ARCHIVE))) {
      if (isWhole(key)) {
        return Part.USES;
      }
      Files.delete(key.file(ARCHIVE));
    }
    if (Files.exists(key.file(MAKING))) {
      return Part.NONE;
    }
    return Files.exists(key.file(LIST)) ? Part.MAKES : Part.LISTS;
  }

  private static boolean isWhole(SharedKey key) throws IOException {
    Path size = key.file(SIZE);
    return Files.exists(size)
        && Files.readString(size).equals(String.valueOf(Files.size(key.file(ARCHIVE))));
  }

  private static boolean namesMeet(SharedKey key) throws IOException {
    EntryNames names = names(key);
    for (Path entry : key.others()) {
      if (Files.isDirectory(entry)) {
        try (Stream<Path> files = Files.walk(entry)) {
          if (files
              .filter(Files::isRegularFile)
              .map(file -> entry.relativize(file).toString().replace(File.separatorChar, '/'))
              .anyMatch(names::mayHave)) {
            return true;
          }
        }
      } else if (Files.exists(entry) && EntryNames.in(List.of(entry)).meet(names)) {
        return true;
      }
    }
    return false;
  }

  private static EntryNames names(SharedKey key) throws IOException {
    try {
      return EntryNames.read(key.file(NAMES));
    } catch (IOException e) {
      EntryNames names = EntryNames.in(key.jars());
      key.keep(NAMES, names.bytes());
      return names;
    }
  }

  /** The class path of the run. */
  List<Path> classPath() {
    return classPath;
  }

  /**
   * The options of the run's JVM.
   *
   * @param dir a folder of the run's own
   */
  List<String> options(Path dir) {
    return switch (part) {
      case LISTS -> with("-XX:DumpLoadedClassList=" + list(dir));
      case USES ->
          with(
              "-XX:SharedArchiveFile=" + key.file(ARCHIVE),
              "-XX:+VerifySharedSpaces",
              "-Dvertexai.shared=true");
      default -> List.of();
    };
  }

  /** What it says of archives is no output of the project's code. */
  private List<String> with(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    key.quiet().forEach(all::add);
    return all;
  }

  private static Path list(Path dir) {
    return dir.resolve("classes");
  }

  /** The run has come to its end. */
  void ended(Path dir) {
    try {
      if (part == Part.LISTS && Files.exists(list(dir))) {
        key.keep(LIST, Files.readAllBytes(list(dir)));
      } else if (part == Part.USES) {
        Files.setLastModifiedTime(key.file(ARCHIVE), FileTime.from(Instant.now()));
      } else if (part == Part.MAKES) {
        make();
      }
    } catch (IOException e) {
      // The next run does it.
    }
  }

  /** The JVM did not take the archive, or ended without a word. */
  void distrust() {
    if (part == Part.USES) {
      try {
        Files.deleteIfExists(key.file(ARCHIVE));
        Files.deleteIfExists(key.file(LIST));
      } catch (IOException e) {
        // The JVM refuses it again.
      }
    }
  }

  /** Of several builds at once, one moves the list. */
  private void make() throws IOException {
    key.trim();
    Path making = key.file(MAKING);
    Files.move(key.file(LIST), making, StandardCopyOption.ATOMIC_MOVE);
    String jars =
        key.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", PROGRAM));
    command.addAll(
        List.of(making.toString(), key.file(ARCHIVE).toString(), key.file(SIZE).toString()));
    command.addAll(key.memory());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(making.getParent().toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().put("CLASSPATH", jars);
    List<String> handedOver = new ArrayList<>(command);
    handedOver.add(jars);
    ProcessLocale.prepare(builder.environment(), handedOver);
    builder.start().getOutputStream().close();
  }
}
