package io.github.vertexmaven.core.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Javac;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.job.local.RunCompiler;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a program again and again, with whatever earlier runs left for it. */
class SharedClassesTest {

  private static final String NAME = "io/acme/words.txt";

  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /** Says whether its JVM shares classes, and tells what the runtime's programs tell of it. */
  private static final String MAIN =
      """
      public class Main {
        static void tell(String json) {
          System.out.print('\\u0001' + System.getProperty("vertexai.events") + json + '\\n');
        }
        public static void main(String[] args) throws Exception {
          boolean shares = System.getProperty("java.vm.info").contains("sharing");
          if (Boolean.getBoolean("vertexai.shared") && !shares) {
            tell("{\\"event\\":\\"unshared\\"}");
          }
          System.out.println(Own.greeting());
          if (System.getProperty("halt") != null) {
            Runtime.getRuntime().halt(Integer.getInteger("halt"));
          }
          tell("{\\"event\\":\\"ended\\"}");
        }
      }
      """;

  @TempDir Path dir;

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Path java = JAVA;
  private Path shared;
  private Path own;
  private Path jar;

  @BeforeEach
  void project() throws IOException {
    shared = dir.resolve("repository").resolve(".shared-classes");
    own = dir.resolve("classes");
    String greeting = "public class Own { public static String greeting() { return \"hello\"; } }";
    Path all = Javac.into(dir.resolve("all"), Map.of("Main", MAIN, "Own", greeting));
    Files.createDirectories(own.resolve("acme"));
    Files.move(all.resolve("acme/Own.class"), own.resolve("acme/Own.class"));
    jar =
        jar(
            "program.jar",
            Map.of("acme/Main.class", Files.readAllBytes(all.resolve("acme/Main.class"))));
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path file = dir.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream made = new JarOutputStream(out)) {
      made.putNextEntry(new JarEntry(NAME));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        made.putNextEntry(new JarEntry(entry.getKey()));
        made.write(entry.getValue());
      }
    }
    return file;
  }

  private ProjectJvm jvm(String... options) {
    return new ProjectJvm(
        java, List.of(own, jar), List.of(own), List.of(options), Optional.of(shared));
  }

  private static JvmProgram program(ProjectJvm jvm) {
    return jvm.program("acme.Main", OPTIONS);
  }

  /** What it prints and tells. */
  private List<String> run(String... options) {
    List<String> heard = new ArrayList<>();
    ForkRequest request =
        new ForkRequest(
            List.of(own),
            dir.resolve("graph.json"),
            true,
            Configs.in(dir).resolve(),
            Optional.empty(),
            Optional.empty());
    ForkEvents events =
        new ForkEvents() {
          @Override
          public void event(String name, Fields fields) {
            heard.add("event " + name);
          }

          @Override
          public void output(String line) {
            heard.add(line);
          }
        };
    JavaFork.run(jvm(options), "acme.Main", OPTIONS, request, events);
    return heard;
  }

  private List<Path> kept(String ending) throws IOException {
    if (!Files.exists(shared)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(shared)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private Path archive() throws IOException {
    return kept(".jsa").get(0);
  }

  private void made() {
    run();
    run();
    Eventually.holds(
        () -> {
          assertThat(kept(".jsa")).hasSize(1);
          assertThat(kept(".making")).isEmpty();
        });
  }

  /** The only test that has a JVM make archives, which takes a second. */
  @Test
  void aRunSharesOneArchiveWhicheverCompilerItHas() throws IOException {
    List<String> names = new ArrayList<>();
    for (boolean quick : List.of(false, true)) {
      List<String> options = new RunCompiler.Begun(RunCompiler.both(), quick).jvmOptions();
      names.add(
          SharedKey.of(jvm().program("acme.Main", options), Map.of())
              .orElseThrow()
              .file("")
              .toString());
    }
    assertThat(names).hasSize(2);
    assertThat(names.get(0)).isEqualTo(names.get(1));
  }

  @Test
  void aSpoiledArchiveIsThrownAwayAndRunsAreTheSame() throws Exception {
    assertThat(run()).containsExactly("hello", "event ended");
    assertThat(kept(".classes")).hasSize(1);
    assertThat(kept(".jsa")).isEmpty();
    made();
    byte[] whole = Files.readAllBytes(archive());
    assertThat(run()).containsExactly("hello", "event ended");
    assertThat(archive()).hasBinaryContent(whole);

    // A JVM that is given a part of one crashes.
    spoil(Arrays.copyOf(whole, whole.length / 2), "hello", "event ended");
    spoil(new byte[0], "hello", "event ended");
    spoil("no archive at all".getBytes(), "hello", "event ended");
    spoil(new byte[whole.length], "event unshared", "hello", "event ended");
    byte[] changed = whole.clone();
    for (int i = changed.length / 2; i < changed.length / 2 + 64; i++) {
      changed[i] ^= 0x55;
    }
    spoil(changed, "event unshared", "hello", "event ended");

    for (Path other : otherJavas()) {
      java = other;
      assertThat(run()).containsExactly("hello", "event ended");
      SharedKey key = SharedKey.of(program(jvm()), Map.of()).orElseThrow();
      Files.write(key.file(".jsa"), whole);
      Files.writeString(key.file(".size"), "" + whole.length);
      assertThat(run()).as(other.toString()).contains("event unshared", "hello");
      assertThat(key.file(".jsa")).doesNotExist();
    }
    java = JAVA;

    // Of jars that were there before, under the name of those that are there now.
    jar = jar("program.jar", Map.of("words.txt", new byte[99], "acme/Main.class", main()));
    run();
    Path list = kept(".classes").get(0);
    Path name = Path.of(list.toString().replace(".classes", ".jsa"));
    Files.write(name, whole);
    Files.writeString(Path.of(list.toString().replace(".classes", ".size")), "" + whole.length);
    assertThat(run()).containsExactly("event unshared", "hello", "event ended");
    assertThat(name).doesNotExist();
    // The next ones begin anew.
    assertThat(run()).containsExactly("hello", "event ended");
    assertThat(kept(".classes")).contains(list);
  }

  /** Of newer JDKs that are installed beside that which the tests run on; there may be none. */
  private static List<Path> otherJavas() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> homes = Files.list(home.getParent())) {
      return homes
          .filter(other -> !Files.isSymbolicLink(other) && !other.equals(home))
          .filter(other -> Files.exists(other.resolve("lib").resolve("modules")))
          .filter(other -> release(other) > Runtime.version().feature())
          .map(other -> other.resolve("bin").resolve("java"))
          .filter(Files::isExecutable)
          .limit(1)
          .toList();
    }
  }

  private static int release(Path home) {
    try {
      return SharedKey.release(home.resolve("release"));
    } catch (IOException e) {
      return 0;
    }
  }

  private byte[] main() throws IOException {
    return Files.readAllBytes(dir.resolve("all/acme/Main.class"));
  }

  private void spoil(byte[] content, String... heard) throws IOException {
    Path archive = Path.of(kept(".names").get(0).toString().replace(".names", ".jsa"));
    Files.write(archive, content);
    assertThat(run()).containsExactly(heard);
    assertThat(archive).doesNotExist();
  }

  @Test
  void whoIsStoppedTrustsTheArchiveAsBeforeAndWhoCrashesDoesNot() throws Exception {
    run();
    Path archive = Path.of(kept(".classes").get(0).toString().replace(".classes", ".jsa"));
    Files.writeString(archive, "x");
    Files.writeString(Path.of(archive.toString().replace(".jsa", ".size")), "1");
    // The JVM refuses it, but was stopped before anything was heard of that.
    SharedClasses.of(program(jvm()), Map.of()).ended(dir);
    assertThat(archive).exists();
    assertThatThrownBy(() -> run("-Dhalt=134")).isInstanceOf(UserException.class);
    assertThat(archive).doesNotExist();
  }

  private SharedClasses of(Map<String, String> environment, String... options) {
    return SharedClasses.of(program(jvm(options)), environment);
  }

  @Test
  void theProjectsClassesComeFirstWhereAFileOfTheJarsHasTheNameOfOneOfTheirs() throws Exception {
    assertThat(of(Map.of()).classPath()).containsExactly(jar, own);
    Files.createDirectories(own.resolve("io/acme"));
    Path same = Files.createFile(own.resolve(NAME));
    assertThat(of(Map.of()).classPath()).containsExactly(own, jar);
    assertThat(of(Map.of()).options(dir)).isEmpty();
    Files.delete(same);
    assertThat(of(Map.of()).classPath()).containsExactly(jar, own);
    // What is kept of the jars is read again when it is spoiled.
    for (String spoiled : List.of("", "12345678", "1234567812345678", "123")) {
      Files.writeString(kept(".names").get(0), spoiled);
      assertThat(of(Map.of()).classPath()).containsExactly(jar, own);
      Files.createFile(same);
      assertThat(of(Map.of()).classPath()).containsExactly(own, jar);
      Files.delete(same);
    }
  }

  @Test
  void whatJarsBringAlongOrHaveForAReleaseOfJavaCountsAsTheirs() throws Exception {
    jar = jar("program.jar", Map.of("META-INF/versions/17/acme/Own.class", new byte[1]));
    assertThat(of(Map.of()).classPath()).containsExactly(own, jar);
    String manifest = "Manifest-Version: 1.0\nClass-Path: other.jar\n";
    jar = jar("other.jar", Map.of("META-INF/MANIFEST.MF", manifest.getBytes()));
    assertThat(of(Map.of()).classPath()).containsExactly(own, jar);
  }

  @Test
  void optionsThatMayChangeClassesKeepThemFromBeingShared() {
    String[] harmless = {"-Dgreeting=hello", "-Xmx300m", "-ea"};
    assertThat(of(Map.of("JAVA_TOOL_OPTIONS", "-Dx=1"), harmless).classPath()).startsWith(jar);
    List<String> others =
        List.of(
            "-javaagent:agent.jar",
            "-Xshare:off",
            "-XX:SharedArchiveFile=mine.jsa",
            "-XX:+UseZGC",
            "-Xbootclasspath/a:mine.jar",
            "-Djava.system.class.loader=Mine");
    for (String other : others) {
      assertThat(of(Map.of(), other).classPath()).as(other).startsWith(own);
      assertThat(of(Map.of("JAVA_TOOL_OPTIONS", "-Dx=1 " + other)).classPath()).startsWith(own);
    }
    ProjectJvm jvm = jvm();
    ProjectJvm keepsNothing = new ProjectJvm(jvm.java(), jvm.classPath(), jvm.own(), jvm.options());
    assertThat(SharedClasses.of(program(keepsNothing), Map.of()).classPath()).startsWith(own);
  }

  @Test
  void archivesThatNobodyUsesGo() throws Exception {
    Files.createDirectories(shared);
    for (int i = 0; i < 16; i++) {
      Path archive = Files.createFile(shared.resolve("a" + i + ".jsa"));
      assertThat(archive.toFile().setLastModified(System.currentTimeMillis() - i * 60_000L))
          .isTrue();
    }
    Path forgotten = Files.createFile(shared.resolve("old.making"));
    assertThat(forgotten.toFile().setLastModified(1_000_000L)).isTrue();
    SharedKey key = SharedKey.of(program(jvm()), Map.of()).orElseThrow();
    key.trim();
    assertThat(kept(".jsa").stream().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrder(
            IntStream.range(0, 11).mapToObj(i -> "a" + i + ".jsa").toArray(String[]::new));
    assertThat(forgotten).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeUsedCostsTimeOnly() throws Exception {
    Files.createDirectories(shared.getParent());
    Files.writeString(shared, "a file");
    assertThat(run()).containsExactly("hello", "event ended");
    Path copied = Files.createFile(dir.resolve("broken.jar"));
    ProjectJvm broken =
        new ProjectJvm(
            jvm().java(), List.of(own, copied), List.of(own), List.of(), Optional.of(dir));
    assertThat(SharedClasses.of(program(broken), Map.of()).classPath())
        .containsExactly(own, copied);
  }

  @Test
  void whatCouldNotBeMadeIsTriedAgainAnotherDay() throws Exception {
    SharedKey key = SharedKey.of(program(jvm()), Map.of()).orElseThrow();
    key.keep(".making", "acme/Main id: 1\n".getBytes());
    assertThat(of(Map.of()).options(dir)).isEmpty();
    Path making = key.file(".making");
    assertThat(making.toFile().setLastModified(System.currentTimeMillis() - 90_000_000L)).isTrue();
    assertThat(of(Map.of()).options(dir)).anyMatch(option -> option.contains("DumpLoaded"));
    assertThat(making).doesNotExist();
  }

  @Test
  void noArchiveIsMadeOfAListWithoutTheProgram() throws Exception {
    SharedKey key = SharedKey.of(program(jvm()), Map.of()).orElseThrow();
    for (String list : List.of("", "java/lang/Object id: 0\n", "acme/MainFrame id: 1\n")) {
      key.keep(".classes", list.getBytes());
      of(Map.of()).started();
      assertThat(kept(".classes")).isEmpty();
      assertThat(kept(".making")).isEmpty();
    }
  }
}
