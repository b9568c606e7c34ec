package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs tasks as the service would: {@code {{$}}} goes in, {@code executor_output.json} comes out.
 *
 * @param dir the machine's folders
 * @param mount the folder that stands for the buckets
 */
record TaskRig(Path dir, Path mount) {

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      public final class Nodes {
        public record Half(List<String> left, List<String> right) {}
        @Node public static Half split(@Input List<String> words, @Param int at, @Param("deep.by") double by) {
          if (by != 0.5) throw new IllegalArgumentException("by " + by);
          return new Half(new ArrayList<>(words.subList(0, at)), new ArrayList<>(words.subList(at, words.size())));
        }
        @Node(outputs = "metrics") public static Map<String, Object> count(@Input List<String> left, @RunContext RunInfo run) {
          return Map.of("n", left.size(), "where", run.jobName() + " " + run.env() + " " + run.node());
        }
        @Node(outputs = "note") public static String note(@Param Optional<String> title) {
          return title.orElse("none");
        }
        @Node(outputs = "size") public static int size(@Input("note@bytes") byte[] note) { return note.length; }
        @Node(outputs = "seen") public static String see(@Input Optional<List<String>> left, @Input Optional<String> far) {
          return left + " " + far;
        }
        @Node(outputs = "note") public static String tell(@FinalStatus PipelineStatus status, @Param("*") Map<String, Object> all) {
          return status + " " + all.keySet();
        }
      }
      """;

  /** A machine with the classes of the nodes above. */
  static TaskRig in(Path dir) throws IOException {
    TaskRig rig = new TaskRig(dir, Files.createDirectories(dir.resolve("mount")));
    Compiled.into(rig.classes(), NODES);
    return rig;
  }

  Path classes() {
    return dir.resolve("classes");
  }

  /** A task's description, {@code task.json}. */
  record Task(String json) {

    /** The same with more to it. */
    Task with(String key, String value) {
      JsonObject more = JsonParser.parseString(json).getAsJsonObject();
      more.add(key, JsonParser.parseString(value));
      return new Task(more.toString());
    }
  }

  static final class Node {
    private final JsonObject json = new JsonObject();

    @Override
    public String toString() {
      return json.toString();
    }

    Node writes(String dataset, String part, String key) {
      JsonObject output = new JsonObject();
      output.addProperty("dataset", dataset);
      output.addProperty("part", part);
      output.addProperty("key", key);
      output.addProperty("type", "java.lang.Object");
      json.getAsJsonArray("outputs").add(output);
      return this;
    }
  }

  static Node node(String method, JsonObject... inputs) {
    Node node = new Node();
    node.json.addProperty("name", method);
    node.json.addProperty("namespace", "");
    node.json.add("tags", new JsonArray());
    node.json.addProperty("class", "com.acme.Nodes");
    node.json.addProperty("method", method);
    JsonArray all = new JsonArray();
    List.of(inputs).forEach(all::add);
    node.json.add("inputs", all);
    node.json.add("outputs", new JsonArray());
    return node;
  }

  static JsonObject input(String kind, String name, String type) {
    JsonObject input = new JsonObject();
    input.addProperty("kind", kind);
    input.addProperty("name", name);
    input.addProperty("type", type);
    input.addProperty("class", type);
    return input;
  }

  static JsonObject runContext() {
    return input("run_context", "", "io.github.vertexmaven.annotation.RunInfo");
  }

  /** The task that writes its title down. */
  static Task noteTask(String catalog) {
    return task(
        node("note", input("parameter", "title", "java.util.Optional")).writes("note", "whole", ""),
        Map.of(),
        Map.of("note", "note"),
        catalog,
        List.of("title"));
  }

  static Task task(
      Node node,
      Map<String, String> inputs,
      Map<String, String> outputs,
      String catalog,
      List<String> parameters) {
    String name = node.json.get("name").getAsString();
    JsonObject task = new JsonObject();
    task.addProperty("formatVersion", 2);
    task.addProperty("env", "prod");
    task.add("pipelines", JsonParser.parseString("{\"__default__\": [\"" + name + "\"]}"));
    JsonObject nodes = new JsonObject();
    nodes.add(name, node.json);
    task.add("nodes", nodes);
    task.add("inputs", texts(inputs));
    task.add("outputs", texts(outputs));
    task.add("catalog", JsonParser.parseString(catalog));
    JsonArray keys = new JsonArray();
    parameters.forEach(
        key ->
            keys.add(
                JsonParser.parseString(
                    "{\"input\": \"" + key + "\", \"path\": [\"" + key + "\"]}")));
    task.add("parameters", keys);
    return new Task(task.toString());
  }

  static JsonObject texts(Map<String, String> texts) {
    JsonObject json = new JsonObject();
    texts.forEach(json::addProperty);
    return json;
  }

  String executorInput(
      Map<String, String> parameters, Map<String, String> inputs, Map<String, String> outputs) {
    JsonObject values = new JsonObject();
    parameters.forEach((key, value) -> values.add(key, JsonParser.parseString(value)));
    JsonObject in = new JsonObject();
    in.add("parameterValues", values);
    in.add("artifacts", artifacts(inputs));
    JsonObject out = new JsonObject();
    out.add("artifacts", artifacts(outputs));
    out.addProperty("outputFile", outputFile().toString());
    JsonObject all = new JsonObject();
    all.add("inputs", in);
    all.add("outputs", out);
    return all.toString();
  }

  static JsonObject artifacts(Map<String, String> uris) {
    JsonObject json = new JsonObject();
    uris.forEach(
        (key, uri) ->
            json.add(
                key,
                JsonParser.parseString(
                    "{\"artifacts\": [{\"name\": \"name-of-"
                        + key
                        + "\", \"uri\": \""
                        + uri
                        + "\"}]}")));
    return json;
  }

  Path outputFile() {
    return mount.resolve("bucket/run/executor_output.json");
  }

  static JsonObject artifact(JsonObject output, String key) {
    return output
        .getAsJsonObject("artifacts")
        .getAsJsonObject(key)
        .getAsJsonArray("artifacts")
        .get(0)
        .getAsJsonObject();
  }

  /** Puts the description where the launcher looks for it. */
  void describe(Task task) throws IOException {
    Path description = classes().resolve("META-INF/vertexai/task.json");
    Files.createDirectories(description.getParent());
    Files.writeString(description, task.json());
  }

  /** In this JVM. */
  JsonObject run(Task task, String executorInput) throws IOException {
    describe(task);
    URL[] urls = {classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      RunTask.run(
          Map.of("--executor-input", executorInput, "--job-name", "my-job", "--job-id", "4711"),
          new Machine(
              mount, Optional.of(dir.resolve("credentials")), Optional.of(dir.resolve("hosts"))),
          loader);
    }
    return JsonParser.parseString(Files.readString(outputFile())).getAsJsonObject();
  }
}
