package io.github.vertexmaven.core.jvm;

import io.github.vertexmaven.core.KeptFile;
import io.github.vertexmaven.core.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What shared classes are made of, and where they are kept: in one folder for all projects, by the
 * program, the JDK, the jars and the memory of the JVM.
 *
 * @param folder of all of them
 * @param jars whose classes are shared
 * @param others the rest of the class path: the project's own, and folders
 * @param alike the options that the JVM which makes an archive must have, too
 * @param java the release of the JDK
 */
record SharedKey(
    Path folder, String name, List<Path> jars, List<Path> others, List<String> alike, int java) {

  private static final int NAME_LENGTH = 32;

  /** Other options may change what a class is, or what a JVM does with archives. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "-D(?!java\\.).*|-Xm[nsx].*|-Xss.*|-[ed]a(:.*)?|-Xshare:auto|-XX:\\+UseSerialGC|-XX:Tier.*"
              + "|--enable-native-access=.*|--sun-misc-unsafe-memory-access=.*");

  private static final Pattern ALIKE =
      Pattern.compile("-Xm[nsx].*|-XX:\\+Use.*|--enable-native-access=.*");

  /** What a JVM is told without a word on its command line. */
  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([0-9]+)");
  private static final int OLDEST = 17;

  /** From here on, JVMs speak of archives under another name. */
  private static final int CALLED_AOT = 25;

  private static final int MOST = 12;
  private static final long MOST_BYTES = 512L << 20;
  private static final Duration KEPT = Duration.ofDays(30);

  /** None where classes are not shared. */
  static Optional<SharedKey> of(JvmProgram program, Map<String, String> environment)
      throws IOException {
    List<String> all = new ArrayList<>(program.options());
    for (String variable : VARIABLES) {
      String given = environment.getOrDefault(variable, "").strip();
      all.addAll(given.isEmpty() ? List.of() : List.of(given.split("\\s+")));
    }
    Path folder = program.shared().orElse(null);
    if (folder == null
        || folder.toString().contains(File.pathSeparator)
        // Here the JVM puts its number.
        || folder.toString().contains("%")
        || !all.stream().allMatch(option -> HARMLESS.matcher(option).matches())) {
      return Optional.empty();
    }
    List<Path> jars = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path entry : program.classPath()) {
      boolean shared = !program.own().contains(entry) && Files.isRegularFile(entry);
      (shared ? jars : others).add(entry);
    }
    Path home = program.java().toRealPath().getParent().getParent();
    int java = release(home.resolve("release"));
    if (jars.isEmpty() || java < OLDEST) {
      return Optional.empty();
    }
    List<String> alike = all.stream().filter(option -> ALIKE.matcher(option).matches()).toList();
    StringBuilder text = new StringBuilder(program.main()).append('\n').append(alike);
    text.append('\n').append(identity(home.resolve("lib").resolve("modules")));
    jars.forEach(jar -> text.append('\n').append(identity(jar)));
    String name = Sha256.ofText(text.toString()).substring(0, NAME_LENGTH);
    return Optional.of(new SharedKey(folder, name, jars, others, alike, java));
  }

  static int release(Path file) throws IOException {
    Matcher found = RELEASE.matcher(Files.readString(file));
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  private static String identity(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return facts.size() + " " + facts.lastModifiedTime().toMillis() + " " + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String ending) {
    return folder.resolve(name + ending);
  }

  /** Keeps a JVM from speaking of archives. */
  Stream<String> quiet() {
    return Stream.of("cds", "aot")
        .limit(java < CALLED_AOT ? 1 : 2)
        .map(subject -> "-Xlog:" + subject + "*=off");
  }

  void keep(String ending, byte[] content) throws IOException {
    KeptFile.write(file(ending), content);
  }

  /** Those that were used last stay. */
  void trim() throws IOException {
    Instant old = Instant.now().minus(KEPT);
    List<Path> archives = new ArrayList<>();
    for (Path file : files()) {
      if (changed(file).isBefore(old)) {
        Files.deleteIfExists(file);
      } else if (file.toString().endsWith(".jsa")) {
        archives.add(file);
      }
    }
    archives.sort(Comparator.comparing(SharedKey::changed).reversed());
    long bytes = 0;
    for (int i = 0; i < archives.size(); i++) {
      bytes += archives.get(i).toFile().length();
      if (i >= MOST - 1 || bytes > MOST_BYTES) {
        Files.deleteIfExists(archives.get(i));
      }
    }
  }

  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  static Instant changed(Path file) {
    return Instant.ofEpochMilli(file.toFile().lastModified());
  }
}
