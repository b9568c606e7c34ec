package io.github.vertexmaven.core.jvm;

import io.github.vertexmaven.core.ProcessLocale;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of jars as a JDK can take them over without reading, checking and linking them again:
 * an archive of class-data sharing. The first run of a program on a set of jars writes down which
 * classes it loads, the second has an archive made of them that nobody waits for, and those after
 * it start with that. The JVM itself refuses an archive that is not of its own making or not of
 * these jars; then it is thrown away.
 *
 * <p>Who starts a JVM asks for its shared classes first, and gives it {@link #classPath()} and
 * these options:
 *
 * <ul>
 *   <li>One that the build waits for gets {@link #options(Path)}, and {@link #ended(Path)} is
 *       called when it has done its work.
 *   <li>One that the build does not wait for gets {@link #options()}, and {@link #started()} is
 *       called when it works. Its list of classes is taken up by a later start, when it has gone.
 * </ul>
 *
 * <p>Where {@link #areUsed()}, the JVM may refuse the archive: then {@code java.vm.info} does not
 * have the word "sharing" in it, and the property {@code vertexai.shared} is {@code true} all the
 * same. Whoever hears of that, or sees the JVM crash, calls {@link #distrust()}.
 *
 * <p>A JVM shares the classes of those jars only that stand first on its class path, so folders and
 * a project's own classes come behind them. That is done only where no file of theirs has the name
 * of a file in the jars.
 */
public final class SharedClasses {

  private static final String FOLDER = ".shared-classes";

  /** What a JVM that shares classes says in {@code java.vm.info}. */
  public static final String SHARING = "sharing";

  private static final String ARCHIVE = ".jsa";
  private static final String SIZE = ".size";
  private static final String LIST = ".classes";
  private static final String NAMES = ".names";

  /** What an archive is being made of; where it stays, it could not be made. */
  private static final String MAKING = ".making";

  /** How long that is believed: a full disk may have been the cause. */
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  /** What a run does for those after it, or takes from those before it. */
  private enum Part {
    NONE,
    LISTS,
    MAKES,
    USES
  }

  private final JvmProgram program;
  private final Part part;
  private final SharedKey key;
  private final List<Path> classPath;

  private SharedClasses(JvmProgram program, Part part, SharedKey key, List<Path> classPath) {
    this.program = program;
    this.part = part;
    this.key = key;
    this.classPath = classPath;
  }

  /**
   * The folder for those of all projects.
   *
   * @param lasting where the plugin keeps what outlives builds
   */
  public static Path folder(Path lasting) {
    return lasting.resolve(FOLDER);
  }

  /** Those of a program that is about to be started. */
  public static SharedClasses of(JvmProgram program) {
    return of(program, System.getenv());
  }

  /** None: the program starts as it is. */
  public static SharedClasses none(JvmProgram program) {
    return new SharedClasses(program, Part.NONE, null, program.classPath());
  }

  static SharedClasses of(JvmProgram program, Map<String, String> environment) {
    try {
      Optional<SharedKey> key = SharedKey.of(program, environment);
      return key.isPresent() ? of(program, key.get()) : none(program);
    } catch (IOException | UncheckedIOException e) {
      // A folder that cannot be used costs time only.
      return none(program);
    }
  }

  private static SharedClasses of(JvmProgram program, SharedKey key) throws IOException {
    Part part = part(key);
    if (part == Part.NONE || namesMeet(key)) {
      return none(program);
    }
    List<Path> classPath = new ArrayList<>(key.jars());
    classPath.addAll(key.others());
    return new SharedClasses(program, part, key, classPath);
  }

  private static Part part(SharedKey key) throws IOException {
    if (Files.exists(key.file(ARCHIVE))) {
      if (isWhole(key)) {
        return Part.USES;
      }
      Files.delete(key.file(ARCHIVE));
    }
    if (Files.exists(key.file(MAKING))) {
      if (SharedKey.changed(key.file(MAKING)).plus(GIVEN_UP).isAfter(Instant.now())) {
        return Part.NONE;
      }
      Files.delete(key.file(MAKING));
    }
    if (Files.exists(key.file(LIST))) {
      return Part.MAKES;
    }
    return switch (ClassLists.of(key).takeUp(LIST)) {
      case TAKEN_UP -> Part.MAKES;
      case BEING_WRITTEN -> Part.NONE;
      case NONE -> Part.LISTS;
    };
  }

  private static boolean isWhole(SharedKey key) throws IOException {
    Path size = key.file(SIZE);
    return Files.exists(size)
        && Files.readString(size).equals(String.valueOf(Files.size(key.file(ARCHIVE))));
  }

  private static boolean namesMeet(SharedKey key) throws IOException {
    if (key.others().isEmpty()) {
      return false;
    }
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
  public List<Path> classPath() {
    return classPath;
  }

  /** Whether the JVM is given an archive. */
  public boolean areUsed() {
    return part == Part.USES;
  }

  /** Whether the JVM writes down which classes it loads, until it ends. */
  public boolean lists() {
    return part == Part.LISTS;
  }

  /**
   * The options of a JVM that the build waits for.
   *
   * @param dir a folder of the run's own
   */
  public List<String> options(Path dir) {
    return options(list(dir).toString());
  }

  /** The options of a JVM that the build does not wait for. */
  public List<String> options() {
    return part == Part.NONE ? List.of() : options(ClassLists.of(key).pattern());
  }

  private List<String> options(String list) {
    return switch (part) {
      case LISTS -> with("-XX:DumpLoadedClassList=" + list);
      case USES ->
          with(
              "-XX:SharedArchiveFile=" + key.file(ARCHIVE),
              "-XX:+VerifySharedSpaces",
              "-Dvertexai.shared=true");
      default -> List.of();
    };
  }

  /** What it says of archives is no output of the program. */
  private List<String> with(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    key.quiet().forEach(all::add);
    return all;
  }

  private static Path list(Path dir) {
    return dir.resolve("classes");
  }

  /** The JVM that was waited for has done its work. */
  public void ended(Path dir) {
    try {
      if (part == Part.LISTS && Files.exists(list(dir))) {
        key.keep(LIST, Files.readAllBytes(list(dir)));
      }
    } catch (IOException e) {
      // The next run does it.
    }
    started();
  }

  /** The JVM works; nothing is known of its end. */
  public void started() {
    try {
      if (part == Part.USES) {
        Files.setLastModifiedTime(key.file(ARCHIVE), FileTime.from(Instant.now()));
      } else if (part == Part.MAKES) {
        make();
      }
    } catch (IOException e) {
      // The next run does it.
    }
  }

  /** The JVM did not take the archive, or ended without a word. */
  public void distrust() {
    if (part == Part.USES) {
      try {
        Files.deleteIfExists(key.file(ARCHIVE));
        Files.deleteIfExists(key.file(LIST));
      } catch (IOException e) {
        // The JVM refuses it again.
      }
    }
  }

  /**
   * The JVM did none of its work, so the classes that it has loaded say nothing.
   *
   * @param pid of the JVM, which was not waited for
   */
  public void idle(long pid) {
    if (part == Part.LISTS) {
      ClassLists.of(key).forget(pid);
    }
  }

  /** Of several builds at once, one moves the list. */
  private void make() throws IOException {
    key.trim();
    if (!saysThatItStarted()) {
      Files.delete(key.file(LIST));
      return;
    }
    Path making = key.file(MAKING);
    Files.move(key.file(LIST), making, StandardCopyOption.ATOMIC_MOVE);
    Files.setLastModifiedTime(making, FileTime.from(Instant.now()));
    String jars =
        key.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(program.java().toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
    command.addAll(List.of("-cp", ShareClasses.place(), ShareClasses.class.getName()));
    command.addAll(
        List.of(making.toString(), key.file(ARCHIVE).toString(), key.file(SIZE).toString()));
    command.addAll(key.alike());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(making.getParent().toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    builder.environment().put("CLASSPATH", jars);
    List<String> handedOver = new ArrayList<>(command);
    handedOver.add(jars);
    ProcessLocale.prepare(builder.environment(), handedOver);
    BackgroundProcess.leave(builder);
  }

  /** A list without the program's class is of something else. */
  private boolean saysThatItStarted() throws IOException {
    String main = program.main().replace('.', '/');
    try (Stream<String> lines = Files.lines(key.file(LIST), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.equals(main) || line.startsWith(main + " "));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
