package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.protobuf.Struct;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.boot.Boot;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.yaml.snakeyaml.Yaml;

/** A project whose tasks our launcher runs, staged as the plugin stages it. */
final class LauncherProject {

  private static final String BOOT = "io/github/vertexmaven/boot/";

  private final Path folder;
  private final List<String> jars = new ArrayList<>();
  private final Map<String, Object> tasks = new LinkedHashMap<>();
  private final Map<String, Object> components = new LinkedHashMap<>();
  private final Map<String, Object> executors = new LinkedHashMap<>();

  private boolean older;
  private boolean likeCompiled;
  private String entry = "\"out\": {\"type\": \"text\", \"filepath\": \"out.txt\"}";

  private LauncherProject(Path folder) {
    this.folder = folder;
  }

  /**
   * Compiles the class {@code com.acme.Nodes}.
   *
   * @param bucket the folder of the bucket {@code lab}
   */
  static LauncherProject in(Path bucket, String nodes) throws IOException {
    LauncherProject project = new LauncherProject(Files.createDirectories(bucket.resolve("code")));
    Path classes = Files.createDirectories(project.folder.resolve("classes"));
    compile("com/acme/Nodes", nodes, classes);
    project.jars.add("+" + project.jar(classes, "project.jar"));
    Path runtime = place(Node.class);
    project.jars.add(
        Files.isDirectory(runtime) ? project.jar(runtime, "runtime.jar") : runtime.toString());
    project.jars.add(place(Gson.class).toString());
    project.jars.add(place(Yaml.class).toString());
    return project;
  }

  /** A task after others; its node takes nothing and returns a text. */
  LauncherProject task(String name, String method, Map<String, String> environment, String... after)
      throws IOException {
    return task(name, method, List.of(), environment, after);
  }

  LauncherProject task(
      String name,
      String method,
      List<String> jvmFlags,
      Map<String, String> environment,
      String... after)
      throws IOException {
    Path launchJar = folder.resolve("launch-" + name + ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(launchJar))) {
      if (older) {
        put(zip, BOOT + "Boot.class", older());
      } else {
        for (String entry :
            List.of("Boot.class", "Characters.class", "JarCopy.class", "Waiting.class")) {
          put(zip, BOOT + entry, resource(BOOT + entry));
        }
      }
      put(zip, "META-INF/vertexai/jars", (String.join("\n", jars) + "\n").getBytes(UTF_8));
      put(zip, "META-INF/vertexai/task.json", description(method).getBytes(UTF_8));
    }
    List<String> command = new ArrayList<>(List.of("java", "-XX:MaxRAMPercentage=75"));
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", "/gcs/lab/code/" + launchJar.getFileName()));
    command.add(Boot.class.getName());
    executors.put(
        name,
        Map.of(
            "container",
            Map.of(
                "image",
                "any",
                "command",
                command,
                "args",
                List.of("--executor-input", "{{$}}", "--job-name", "{{$.pipeline_job_name}}"),
                "env",
                environment.entrySet().stream()
                    .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
                    .toList())));
    Map<String, Object> component = new LinkedHashMap<>();
    component.put("executorLabel", name);
    component.put(
        "inputDefinitions",
        Map.of("parameters", Map.of("what", Map.of("parameterType", "STRING"))));
    component.put(
        "outputDefinitions",
        Map.of(
            "artifacts",
            Map.of("out", Map.of("artifactType", Map.of("schemaTitle", "system.Artifact")))));
    components.put(name, component);
    tasks.put(
        name,
        Map.of(
            "componentRef",
            Map.of("name", name),
            "dependentTasks",
            List.of(after),
            "inputs",
            Map.of(
                "parameters", Map.of("what", Map.of("runtimeValue", Map.of("constant", "this")))),
            "triggerPolicy",
            Map.of(
                "strategy",
                likeCompiled ? "ALL_UPSTREAM_TASKS_SUCCEEDED" : "ALL_UPSTREAM_TASKS_COMPLETED"),
            "cachingOptions",
            Map.of("enableCache", likeCompiled)));
    return this;
  }

  /** The tasks that follow reuse results, and start only when those before them are done. */
  LauncherProject likeCompiled() {
    likeCompiled = true;
    return this;
  }

  /** What the tasks that follow write is kept as an entry of a catalog says; empty is none. */
  LauncherProject keeping(String catalogEntry) {
    entry = catalogEntry.isEmpty() ? "" : "\"out\": " + catalogEntry;
    return this;
  }

  /**
   * With boot code that takes {@code --wait} for an argument like any other, and writes nothing.
   */
  LauncherProject olderThanWaiting() throws IOException {
    older = true;
    return this;
  }

  Struct spec() {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("pipelineInfo", Map.of("name", "launched"));
    spec.put("schemaVersion", "2.1.0");
    spec.put("components", components);
    spec.put("deploymentSpec", Map.of("executors", executors));
    spec.put("root", Map.of("dag", Map.of("tasks", tasks)));
    return Lab.struct(JsonValues.write(spec));
  }

  private String description(String method) {
    return """
        {"formatVersion": 2, "env": "local", "parameters": [], "pipelines": {"__default__": ["node"]},
         "nodes": {"node": {"name": "node", "namespace": "", "tags": [], "class": "com.acme.Nodes",
           "method": "%s", "inputs": [],
           "outputs": [{"dataset": "out", "part": "whole", "key": ""}]}},
         "inputs": {}, "outputs": {"out": "out"},
         "catalog": {%s},
         "runTime": {"credentials": {"shop": {"password": "open-sesame"}}}}
        """
        .formatted(method, entry);
  }

  private byte[] older() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("older"));
    compile(
        "io/github/vertexmaven/boot/Boot",
        """
        package io.github.vertexmaven.boot;
        public final class Boot {
          public static void main(String[] args) throws Exception {
            System.out.println(args.length + " arguments");
            if (!args[0].equals("--executor-input")) { System.exit(1); }
            String file = args[1].replaceFirst(".*outputFile.{3}([^,]*executor_output.json).*", "$1");
            java.nio.file.Files.writeString(java.nio.file.Path.of(file), "{}");
          }
        }
        """,
        classes);
    return Files.readAllBytes(classes.resolve(BOOT + "Boot.class"));
  }

  private static void compile(String name, String source, Path classes) {
    JavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-proc:none", "-d", classes.toString(), "-cp", place(Node.class).toString());
    if (!ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, null, options, null, List.of(unit))
        .call()) {
      throw new IllegalArgumentException("does not compile");
    }
  }

  private String jar(Path classes, String name) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return name;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] resource(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var in = Boot.class.getClassLoader().getResourceAsStream(name)) {
      in.transferTo(bytes);
    }
    return bytes.toByteArray();
  }

  private static Path place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
