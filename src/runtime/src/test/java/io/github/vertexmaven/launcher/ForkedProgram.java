package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.contract.Event;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of ours in a JVM of its own, over classes that the test compiled. */
final class ForkedProgram {

  /** What came of it. */
  record Outcome(int exitCode, List<JsonObject> events, String output) {

    List<String> names() {
      return events.stream().map(event -> event.get("event").getAsString()).toList();
    }

    List<String> problems() {
      List<String> problems = new ArrayList<>();
      events.stream()
          .filter(event -> event.has("problems"))
          .forEach(
              event ->
                  event.getAsJsonArray("problems").forEach(p -> problems.add(p.getAsString())));
      return problems;
    }

    JsonObject event(String name) {
      return events.stream()
          .filter(event -> event.get("event").getAsString().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError(name + " is not in " + events + "\n" + output));
    }
  }

  private final Path dir;
  private final JsonObject request = new JsonObject();
  private final List<String> options = new ArrayList<>();
  private String classPath = Compiled.classPath();

  ForkedProgram(Path dir) {
    this.dir = dir;
    JsonArray classes = new JsonArray();
    classes.add(classes().toString());
    request.add("classes", classes);
    request.add("own", classes.deepCopy());
    request.addProperty("projectDir", dir.toString());
    request.addProperty("graphFile", graphFile().toString());
    request.addProperty("describe", true);
    request.add("catalog", conf(Map.of()));
    request.add("parameters", conf(Map.of()));
    request.addProperty("env", "local");
    request.addProperty("pipeline", "__default__");
    request.addProperty("runId", "id");
    request.addProperty("jobName", "job");
    request.addProperty("workers", 1);
    request.add("slice", new JsonObject());
    request.addProperty("onlyMissingOutputs", false);
  }

  Path classes() {
    return dir.resolve("classes");
  }

  Path graphFile() {
    return dir.resolve("graph.json");
  }

  JsonObject request() {
    return request;
  }

  ForkedProgram compiled(String... sources) {
    String[] whole = new String[sources.length];
    for (int i = 0; i < sources.length; i++) {
      whole[i] =
          "package acme;\n"
              + "import io.github.vertexmaven.annotation.*;\n"
              + "import io.github.vertexmaven.pipeline.*;\n"
              + "import java.util.*;\n"
              + sources[i];
    }
    Compiled.into(classes(), whole);
    return this;
  }

  ForkedProgram option(String option) {
    options.add(option);
    return this;
  }

  ForkedProgram alsoOnClassPath(Path folder) {
    classPath = folder + ":" + classPath;
    return this;
  }

  /** A tree of maps and scalars, all of it at one place. */
  static JsonObject conf(Map<String, ?> tree) {
    JsonObject map = new JsonObject();
    tree.forEach(
        (key, value) -> {
          JsonObject entry;
          if (value instanceof Map<?, ?> inner) {
            entry = conf(strings(inner));
          } else {
            entry = new JsonObject();
            entry.addProperty("at", "conf/base/test.yml:1");
            if (value instanceof Number number) {
              entry.addProperty("value", number);
            } else {
              entry.addProperty("value", (String) value);
            }
          }
          entry.addProperty("keyAt", "conf/base/test.yml:1");
          map.add(key, entry);
        });
    JsonObject all = new JsonObject();
    all.addProperty("at", "conf/base/test.yml:1");
    all.add("map", map);
    return all;
  }

  private static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> strings = new java.util.LinkedHashMap<>();
    map.forEach((key, value) -> strings.put((String) key, value));
    return strings;
  }

  Outcome run(Class<?> program) throws IOException, InterruptedException {
    Path file = dir.resolve("request.json");
    Files.writeString(file, request.toString());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    command.addAll(options);
    command.addAll(List.of("-cp", classes() + ":" + classPath, program.getName(), file.toString()));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<JsonObject> events = new ArrayList<>();
    StringBuilder output = new StringBuilder();
    for (String line : all.lines().toList()) {
      int mark = Event.begin(line, "");
      if (mark >= 0) {
        events.add(JsonParser.parseString(line.substring(mark + 1)).getAsJsonObject());
      } else {
        output.append(line).append('\n');
      }
    }
    return new Outcome(process.waitFor(), events, output.toString());
  }
}
