package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.code.CodeReach;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a change of a project runs again, from compiled code to the spec that is sent. A task runs
 * again when what the service looks at has changed: its container, the values and files that it
 * reads, or the results of a task before it.
 *
 * <pre>
 *   raw > prepare > features > train (options) > model > report
 *   other > audit > findings
 * </pre>
 */
class WhatRunsAgainTest {

  /** Compiled once for each version. */
  private static final Map<String, byte[]> LIBRARIES = new HashMap<>();

  @TempDir Path dir;
  private final Map<String, String> files = new TreeMap<>();

  @BeforeEach
  void project() {
    files.put(
        "Prepare.java",
        """
        public class Prepare {
          /** Cleans. */
          public static String prepare(String raw) { return one.Tool.use(trim(raw)); }
          private static String trim(String text) { return text.trim(); }
        }\
        """);
    files.put(
        "Train.java",
        """
        public class Train {
          public static String train(String features, double options) throws Exception {
            return Clean.clean(features) + Class.forName("acme.Kernel").getConstructor().newInstance();
          }
        }\
        """);
    files.put(
        "Report.java",
        """
        public class Report {
          public static String report(String model) throws Exception {
            try (var words = Report.class.getResourceAsStream("/words.txt")) { return model + words.read(); }
          }
        }\
        """);
    files.put(
        "Audit.java",
        """
        public class Audit {
          public static String audit(String other) { return Clean.clean(other); }
        }\
        """);
    files.put("Clean.java", "public class Clean { static String clean(String s) { return s; } }");
    files.put("Kernel.java", "public class Kernel { public String toString() { return \"k\"; } }");
    files.put("words.txt", "one");
    files.put("one.jar", "1.0");
    files.put("parameters.yml", "options: 0.1\nunused: 1\ndb: {host: h, other: 1}\n");
    files.put("vertexai.yml", "run_config: {root: bucket/folder, image: 'jre:17'}\n");
    files.put("raw.csv", "a,b\n1,2\n");
    files.put("other.csv", "a,b\n3,4\n");
  }

  static Stream<Arguments> touches() {
    return Stream.of(
        arguments("nothing", "Clean.java", "", "", ""),
        arguments("a comment", "Prepare.java", "Cleans.", "Cleans well.\n\n", ""),
        arguments(
            "a private method",
            "Prepare.java",
            "text.trim()",
            "text.strip()",
            "prepare report train"),
        arguments(
            "a shared helper", "Clean.java", "return s", "return s + 1", "audit report train"),
        arguments(
            "a class used only by reflection", "Kernel.java", "\"k\"", "\"kk\"", "report train"),
        arguments("a resource", "words.txt", "one", "two", "report"),
        arguments("a dependency's version", "one.jar", "1.0", "1.1", "prepare report train"),
        arguments("a parameter", "parameters.yml", "0.1", "0.2", "report train"),
        arguments("a part of a parameter", "parameters.yml", "host: h", "host: x", "audit"),
        arguments("a part that nobody reads", "parameters.yml", "other: 1", "other: 2", ""),
        arguments("a parameter that nobody reads", "parameters.yml", "unused: 1", "unused: 2", ""),
        arguments("an input file", "raw.csv", "1,2", "1,3", "prepare report train"),
        arguments("an input file of another branch", "other.csv", "3,4", "3,5", "audit"),
        arguments("the image", "vertexai.yml", "jre:17", "jre:21", "audit prepare report train"),
        arguments(
            "an unrelated node",
            "Audit.java",
            "Clean.clean(other)",
            "Clean.clean(other) + 1",
            "audit"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("touches")
  void exactlyTheTasksThatATouchReachesRunAgain(
      String what, String file, String from, String to, String expected) throws IOException {
    JsonObject before = compiled("before");
    assertThat(files.get(file)).contains(from);
    files.put(file, files.get(file).replace(from, to));
    JsonObject after = compiled("after");
    assertThat(String.join(" ", runAgain(before, after))).isEqualTo(expected);
  }

  private static Set<String> runAgain(JsonObject before, JsonObject after) {
    Set<String> again = new TreeSet<>();
    JsonObject tasks = object(after, "root", "dag", "tasks");
    int known = -1;
    while (again.size() > known) {
      known = again.size();
      for (String task : tasks.keySet()) {
        if (!looks(task, before).equals(looks(task, after)) || readsOf(tasks, task, again)) {
          again.add(task);
        }
      }
    }
    again.removeIf(task -> executor(task, after).has("importer"));
    return again;
  }

  private static boolean readsOf(JsonObject tasks, String task, Set<String> again) {
    JsonObject artifacts = object(tasks, task, "inputs", "artifacts");
    return artifacts.keySet().stream()
        .map(name -> object(artifacts, name, "taskOutputArtifact").get("producerTask"))
        .anyMatch(producer -> again.contains(producer.getAsString()));
  }

  /** What the service looks at, besides the results of other tasks. */
  private static List<JsonElement> looks(String task, JsonObject spec) {
    List<JsonElement> looks = new ArrayList<>();
    looks.add(executor(task, spec));
    JsonObject sources = object(spec, "root", "dag", "tasks", task, "inputs", "parameters");
    for (String name : sources.keySet()) {
      looks.add(sources.get(name));
      JsonElement input = sources.getAsJsonObject(name).get("componentInputParameter");
      if (input != null) {
        looks.add(object(spec, "root", "inputDefinitions", "parameters", input.getAsString()));
      }
    }
    return looks;
  }

  private static JsonObject executor(String task, JsonObject spec) {
    JsonObject use = object(spec, "root", "dag", "tasks", task, "componentRef");
    JsonObject component = object(spec, "components", use.get("name").getAsString());
    String label = component.get("executorLabel").getAsString();
    return object(spec, "deploymentSpec", "executors", label);
  }

  private static JsonObject object(JsonObject json, String... path) {
    JsonObject found = json;
    for (String key : path) {
      found = found.has(key) ? found.getAsJsonObject(key) : new JsonObject();
    }
    return found;
  }

  /** The spec of a build in a folder of its own, as on another machine. */
  private JsonObject compiled(String build) throws IOException {
    Path folder = dir.resolve(build);
    Path library = library(folder);
    List<Path> classPath = List.of(classes(folder, library), library);
    ProjectGraph graph = graph();
    List<String> nodeClasses =
        graph.pipelines().get(ProjectGraph.DEFAULT).stream().map(Node::className).toList();
    CodeReach reach =
        CodeReach.of(
            classPath,
            classPath.subList(0, 1),
            nodeClasses,
            folder.resolve("memory"),
            folder.resolve("known"));
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(
                graph,
                configs(folder).resolve(),
                "1.0",
                (classes, texts, readsObjects) -> {
                  CodeReach.Reached reached = readsObjects ? reach.all() : reach.of(classes, texts);
                  return new TaskCode(reached.digest(), reached.parts());
                },
                file -> CodeDigest.ofFile(file),
                17));
    assertThat(result.pipelines()).hasSize(1);
    return JsonParser.parseString(SpecJson.of(result.pipelines().get(0).spec())).getAsJsonObject();
  }

  private Configs configs(Path folder) {
    return Configs.in(folder)
        .conf("base/vertexai.yml", files.get("vertexai.yml"))
        .conf("base/parameters.yml", files.get("parameters.yml"))
        .conf(
            "base/catalog.yml",
            "raw: {type: csv, filepath: data/raw.csv}\n"
                + "other: {type: csv, filepath: data/other.csv}\n")
        .file("data/raw.csv", files.get("raw.csv"))
        .file("data/other.csv", files.get("other.csv"));
  }

  private static ProjectGraph graph() {
    return new ProjectGraph(
        "1.0",
        new TreeMap<>(
            Map.of(
                ProjectGraph.DEFAULT,
                List.of(
                    node("prepare", "features", data("raw")),
                    node("train", "model", data("features"), option()),
                    node("report", "page", data("model")),
                    node("audit", "findings", data("other"), host())))));
  }

  private static Node node(String method, String written, Input... read) {
    String type = Character.toUpperCase(method.charAt(0)) + method.substring(1);
    return new Node(
        method,
        "",
        List.of(),
        "acme." + type,
        method,
        List.of(read),
        List.of(new Output(written, "whole", "", "java.lang.String")));
  }

  private static Input host() {
    return new Input(InputKind.PARAMETER, "db.host", "java.lang.String", "java.lang.String");
  }

  private static Input data(String name) {
    return new Input(InputKind.DATASET, name, "java.lang.String", "java.lang.String");
  }

  private static Input option() {
    return new Input(InputKind.PARAMETER, "options", "double", "double");
  }

  private Path classes(Path folder, Path library) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/acme"));
    List<String> javac =
        new ArrayList<>(List.of("-g", "-proc:none", "-cp", library.toString(), "-d"));
    javac.add(folder.resolve("classes").toString());
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (file.getKey().endsWith(".java")) {
        Path source = sources.resolve(file.getKey());
        Files.writeString(source, "package acme;\n" + file.getValue());
        javac.add(source.toString());
      }
    }
    compile(javac);
    Files.writeString(folder.resolve("classes/words.txt"), files.get("words.txt"));
    return folder.resolve("classes");
  }

  /** {@code one-1.0.jar}, with what its version brings. */
  private Path library(Path folder) throws IOException {
    String version = files.get("one.jar");
    byte[] tool = LIBRARIES.get(version);
    if (tool == null) {
      tool = tool(folder, version);
      LIBRARIES.put(version, tool);
    }
    Path jar = Files.createDirectories(folder).resolve("one-" + version + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("one/Tool.class"));
      zip.write(tool);
      zip.closeEntry();
    }
    return jar;
  }

  private static byte[] tool(Path folder, String version) throws IOException {
    Path source = Files.createDirectories(folder.resolve("library/one")).resolve("Tool.java");
    Files.writeString(
        source,
        "package one; public class Tool { public static String use(String s) { return s + \""
            + version
            + "\"; } }");
    compile(List.of("-proc:none", "-d", folder.resolve("library").toString(), source.toString()));
    return Files.readAllBytes(source.resolveSibling("Tool.class"));
  }

  private static void compile(List<String> javac) {
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, javac.toArray(String[]::new));
    assertThat(code).isZero();
  }
}
