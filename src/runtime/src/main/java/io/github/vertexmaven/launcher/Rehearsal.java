package io.github.vertexmaven.launcher;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.json.JsonTree;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a launcher that waits for its task does meanwhile: it runs a small task of its own, so that
 * the code on the way to the node and behind it is loaded. No code of the project runs, and nothing
 * stays: no file, no thread, no system property.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /** A row of the data of the rehearsal. */
  public record Row(String text, long number) {}

  /** Writes a table. */
  public static List<Row> table() {
    return List.of(new Row("a", 1), new Row("b", 2));
  }

  /** Reads a table and writes it. */
  public static List<Row> sameTable(List<Row> table) {
    return List.copyOf(table);
  }

  /** Writes what any dataset keeps. */
  public static String text() {
    return "a";
  }

  /** Reads what any dataset keeps and writes it. */
  public static String sameText(String text) {
    return text;
  }

  /**
   * Rehearses the task that a loader has.
   *
   * @param isDue tells when there is no time left
   */
  public static void run(ClassLoader loader, BooleanSupplier isDue) throws IOException {
    TaskFile task = TaskFile.load(loader);
    task.pipeline(loader);
    Path folder = Files.createTempDirectory(temporary(), "rehearsal");
    try {
      for (String format : formats(task)) {
        if (!isDue.getAsBoolean()) {
          run(format, folder);
        }
      }
    } finally {
      delete(folder);
    }
  }

  /** Not the temporary folder of the JVM: a task's own is cleaned whatever happens to the task. */
  private static Path temporary() {
    String folder = System.getenv("TMPDIR");
    return Path.of(folder == null ? System.getProperty("java.io.tmpdir") : folder);
  }

  /** Those that need nothing but the runtime. */
  private static Set<String> formats(TaskFile task) {
    Set<String> formats = new TreeSet<>();
    for (Map<String, String> datasets : List.of(task.inputs(), task.outputs())) {
      for (String dataset : datasets.values()) {
        formats.add(format(task.catalog().entries().get(dataset)));
      }
    }
    formats.retainAll(Set.of("csv", "json", "jsonl", "object", "text"));
    return formats;
  }

  private static String format(ConfValue entry) {
    return entry instanceof ConfValue.Mapping mapping && mapping.get("type").isPresent()
        ? String.valueOf(mapping.get("type").get().plain())
        : "object";
  }

  private static void run(String format, Path folder) throws IOException {
    String data = folder.resolve(format).toString();
    String input =
        "{\"outputs\":{\"artifacts\":{"
            + artifact("a", data + "-a")
            + ","
            + artifact("b", data + "-b")
            + "},\"outputFile\":"
            + quoted(data + "-executor_output.json")
            + "}}";
    Machine machine = new Machine(folder, Optional.empty(), Optional.empty());
    TaskFile task = TaskFile.of(JsonTree.parse(description(format)));
    RunTask.run(task, Map.of("--executor-input", input), machine, new OwnClasses());
  }

  private static String artifact(String name, String uri) {
    return quoted(name)
        + ":{\"artifacts\":[{\"name\":"
        + quoted(name)
        + ",\"uri\":"
        + quoted(uri)
        + "}]}";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    JsonTree.write(text, quoted);
    return quoted.toString();
  }

  /** Two nodes, so that the format is written and read. */
  private static String description(String format) {
    boolean isTable = Set.of("csv", "json", "jsonl").contains(format);
    String entry = "{\"type\":\"" + format + "\",\"filepath\":\"any\"}";
    String read =
        "{\"kind\":\"dataset\",\"name\":\"a\",\"class\":\""
            + (isTable ? "java.util.List" : "java.lang.String")
            + "\"}";
    return "{\"formatVersion\":2,\"env\":\"\",\"parameters\":[],"
        + "\"pipelines\":{\"__default__\":[\"one\",\"two\"]},\"nodes\":{\"one\":"
        + node("one", isTable ? "table" : "text", "", "a")
        + ",\"two\":"
        + node("two", isTable ? "sameTable" : "sameText", read, "b")
        + "},\"inputs\":{},\"outputs\":{\"a\":\"a\",\"b\":\"b\"},\"catalog\":{"
        + (format.equals("object") ? "" : "\"a\":" + entry + ",\"b\":" + entry)
        + "}}";
  }

  private static String node(String name, String method, String read, String written) {
    return "{\"namespace\":\"\",\"tags\":[],\"class\":\""
        + Rehearsal.class.getName()
        + "\",\"name\":\""
        + name
        + "\",\"method\":\""
        + method
        + "\",\"inputs\":["
        + read
        + "],\"outputs\":[{\"dataset\":\""
        + written
        + "\",\"part\":\"whole\",\"key\":\"\"}]}";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** The launcher's classes, and no service that the project registers. */
  private static final class OwnClasses extends ClassLoader {
    OwnClasses() {
      super(Rehearsal.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) {
      return Collections.emptyEnumeration();
    }
  }
}
