package io.github.vertexmaven.core.compile.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.Javac;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A project of four nodes, and which of them run again after which change. */
class CodeReachTest {

  private static final List<String> NODES =
      List.of("acme.Prepare", "acme.Train", "acme.Report", "acme.Load");

  private static Map<String, SortedMap<String, String>> unchanged = Map.of();

  @TempDir Path dir;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final Map<String, String> libraries = new TreeMap<>();

  @BeforeEach
  void project() {
    sources.put(
        "acme.Prepare",
        """
        public class Prepare {
          public static String prepare(String in) throws Exception {
            try (var words = Prepare.class.getResourceAsStream("/words.txt")) { return one.Tool.use(trim(Clean.clean(in))); }
          }
          private static String trim(String text) { return text.trim(); }
        }\
        """);
    sources.put(
        "acme.Train",
        """
        public class Train {
          public static Object train(String in) throws Exception {
            return Class.forName("acme.Kernel").getConstructor().newInstance() + Clean.clean(in);
          }
        }\
        """);
    sources.put(
        "acme.Report",
        """
        public class Report {
          public static String report(String name) {
            for (Format format : java.util.ServiceLoader.load(Format.class)) { name = format.of(name); }
            return two.Chart.of(Report.class.getResource("templates/" + name + ".html"));
          }
        }\
        """);
    sources.put(
        "acme.Load",
        """
        public class Load {
          public static Object load(String name) throws Exception { return Class.forName(name); }
        }\
        """);
    sources.put(
        "acme.Clean", "public class Clean { public static String clean(String s) { return s; } }");
    sources.put(
        "acme.Kernel", "public class Kernel { public String toString() { return \"k\"; } }");
    sources.put("acme.Format", "public interface Format { String of(String text); }");
    sources.put(
        "acme.Html",
        "public class Html implements Format { public String of(String s) { return s; } }");
    sources.put("acme.Forgotten", "public class Forgotten { int i = 1; }");
    sources.put(
        "acme.Pipelines",
        "public class Pipelines implements io.github.vertexmaven.pipeline.PipelineRegistry {"
            + " public java.util.Map<String, io.github.vertexmaven.pipeline.Pipeline> pipelines() {"
            + " return Sum.of(Prepare.class, Train.class, Report.class, Load.class); } }");
    sources.put(
        "acme.Sum",
        "public class Sum { static java.util.Map<String, io.github.vertexmaven.pipeline.Pipeline>"
            + " of(Class<?>... all) { return java.util.Map.of(); } }");
    sources.put(
        "acme.Main",
        "public class Main { public static void main(String[] args) throws Exception {"
            + " Prepare.prepare(\"\"); Train.train(\"\"); } }");
    resources.put("words.txt", "one");
    resources.put("acme/templates/a.html", "<p>");
    resources.put("log.properties", "level=1");
    resources.put("META-INF/services/acme.Format", "acme.Html\n");
    libraries.put(
        "one.Tool",
        "public class Tool { public static String use(String s) { return deep.Deep.D + s; } }");
    libraries.put("deep.Deep", "public class Deep { public static String D = \"d\"; }");
    libraries.put(
        "two.Chart",
        "public class Chart { public static String of(Object o) { return \"\" + o; } }");
    libraries.put("driver.Driver", "public class Driver { }");
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        arguments("a comment", "acme.Prepare", "public class", "/* new */ public class", ""),
        arguments(
            "a private method", "acme.Prepare", "text.trim()", "text.strip()", "Prepare Load"),
        arguments(
            "a shared helper", "acme.Clean", "return s", "return s + 1", "Prepare Train Load"),
        arguments("a class used by reflection", "acme.Kernel", "\"k\"", "\"kk\"", "Train Load"),
        arguments("a provider", "acme.Html", "return s", "return s + s", "Report Load"),
        arguments(
            "a service", "acme.Format", "String text", "String text, int... n", "Report Load"),
        arguments(
            "another node",
            "acme.Train",
            "getConstructor()",
            "getDeclaredConstructor()",
            "Train Load"),
        arguments("what nobody names", "acme.Forgotten", "1", "2", "Prepare Train Report Load"),
        arguments(
            "the registry", "acme.Pipelines", "Prepare.class, Train.class", "Train.class", "Load"),
        arguments("a helper of the registry", "acme.Sum", "all) {", "all) { int i;", "Load"),
        arguments("a program", "acme.Main", "\"\"", "\"x\"", "Load"),
        arguments("a resource", "words.txt", "one", "two", "Prepare Load"),
        arguments(
            "a resource of a computed name", "acme/templates/a.html", "p", "b", "Report Load"),
        arguments(
            "a resource that nobody names",
            "log.properties",
            "1",
            "2",
            "Prepare Train Report Load"),
        arguments("a dependency", "one.Tool", "deep.Deep.D + s", "s + deep.Deep.D", "Prepare Load"),
        arguments("a dependency's dependency", "deep.Deep", "\"d\"", "\"e\"", "Prepare Load"),
        arguments("another dependency", "two.Chart", "\"\" + o", "o + \"!\"", "Report Load"),
        arguments(
            "a dependency that nobody names",
            "driver.Driver",
            "{ }",
            "{ int i; }",
            "Prepare Train Report Load"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void exactlyTheNodesThatReachAChangeRunAgain(
      String what, String where, String from, String to, String expected) throws IOException {
    Map<String, SortedMap<String, String>> before = unchanged();
    Map<String, String> changed =
        resources.containsKey(where) ? resources : sources.containsKey(where) ? sources : libraries;
    assertThat(changed.get(where)).contains(from);
    changed.put(where, changed.get(where).replace(from, to));
    if (what.equals("a service")) {
      sources.put(
          "acme.Html", sources.get("acme.Html").replace("of(String s)", "of(String s, int... n)"));
    }
    Map<String, SortedMap<String, String>> after = parts();
    Set<String> again = new TreeSet<>();
    for (String node : NODES) {
      if (!before.get(node).equals(after.get(node))) {
        again.add(node.replace("acme.", ""));
      }
    }
    assertThat(again)
        .isEqualTo(expected.isEmpty() ? Set.of() : new TreeSet<>(List.of(expected.split(" "))));
  }

  @Test
  void theOrderOfLibrariesThatANodeReachesCounts() throws IOException {
    SortedMap<String, String> prepare = parts().get("acme.Prepare");
    assertThat(prepare.keySet())
        .containsExactly(
            "class acme.Clean",
            "class acme.Forgotten",
            "class acme.Prepare",
            "library deep.Deep.jar",
            "library driver.Driver.jar",
            "library one.Tool.jar",
            "order of libraries",
            "resource log.properties",
            "resource words.txt");
  }

  @Test
  void aClassThatASettingNamesIsReached() throws IOException {
    CodeReach reach = reach();
    assertThat(reach.of(List.of("acme.Train"), List.of("{type: acme.Html}")).parts())
        .containsKey("class acme.Html");
    assertThat(reach.of(List.of("acme.Train"), List.of()).parts())
        .doesNotContainKey("class acme.Html");
    assertThat(reach.all().parts()).containsKeys("class acme.Html", "library two.Chart.jar");
  }

  /** The same for all changes; compiling it costs more than all else here. */
  private Map<String, SortedMap<String, String>> unchanged() throws IOException {
    if (unchanged.isEmpty()) {
      unchanged = parts();
    }
    return unchanged;
  }

  private Map<String, SortedMap<String, String>> parts() throws IOException {
    CodeReach reach = reach();
    Map<String, SortedMap<String, String>> parts = new TreeMap<>();
    NODES.forEach(node -> parts.put(node, reach.of(List.of(node), List.of()).parts()));
    return parts;
  }

  private CodeReach reach() throws IOException {
    Path built = Files.createTempDirectory(dir, "build");
    List<Path> classPath = new ArrayList<>();
    compile(built.resolve("libraries"), libraries, built);
    for (String library : libraries.keySet()) {
      classPath.add(jar(built, library));
    }
    Path classes = compile(built.resolve("classes"), sources, built);
    for (Map.Entry<String, String> resource : resources.entrySet()) {
      Path file = classes.resolve(resource.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, resource.getValue());
    }
    classPath.add(0, classes);
    return CodeReach.of(
        classPath, List.of(classes), NODES, dir.resolve("memory"), dir.resolve("known"));
  }

  private static Path jar(Path built, String type) throws IOException {
    Path jar = built.resolve(type + ".jar");
    String file = type.replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(file));
      zip.write(Files.readAllBytes(built.resolve("libraries").resolve(file)));
      zip.closeEntry();
    }
    return jar;
  }

  private static Path compile(Path folder, Map<String, String> sources, Path built)
      throws IOException {
    Files.createDirectories(folder);
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    StringWriter messages = new StringWriter();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            + java.io.File.pathSeparator
            + built.resolve("libraries");
    List<String> options = List.of("-g", "-proc:none", "-d", folder.toString(), "-cp", classPath);
    boolean sound = Javac.task(messages, options, units).call();
    assertThat(sound).as(messages.toString()).isTrue();
    return folder;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String body) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = "package " + name.substring(0, name.lastIndexOf('.')) + ";\n" + body;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
