package io.github.vertexmaven.launcher;

import io.github.vertexmaven.contract.NodeEntry;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.json.Json;
import io.github.vertexmaven.pipeline.PipelineRegistry;
import io.github.vertexmaven.scan.PipelineLoader;
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
    TaskFile task = LaunchedTask.load(loader);
    PipelineLoader.of(task.nodes(), loader);
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
    for (Map<String, String> datasets : List.of(task.data().inputs(), task.data().outputs())) {
      for (String dataset : datasets.values()) {
        formats.add(format(task.data().catalog().get(dataset)));
      }
    }
    formats.retainAll(Set.of("csv", "json", "jsonl", "object", "text"));
    return formats;
  }

  private static String format(Object entry) {
    return entry instanceof Map<?, ?> map && map.get("type") != null
        ? String.valueOf(map.get("type"))
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
    RunTask.run(task(format), Map.of("--executor-input", input), machine, new OwnClasses());
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
    return Json.text(text);
  }

  /** Two nodes, so that the format is written and read. */
  private static TaskFile task(String format) {
    boolean isTable = Set.of("csv", "json", "jsonl").contains(format);
    Class<?> read = isTable ? List.class : String.class;
    Object entry = Map.of("type", format, "filepath", "any");
    NodeEntry.Input input = new NodeEntry.Input("dataset", "a", "", read.getName());
    return new TaskFile(
        "",
        "",
        PipelineRegistry.DEFAULT,
        List.of(
            node("one", isTable ? "table" : "text", List.of(), "a"),
            node("two", isTable ? "sameTable" : "sameText", List.of(input), "b")),
        Map.of(),
        Optional.empty(),
        new TaskFile.Data(
            Map.of(),
            Map.of("a", "a", "b", "b"),
            format.equals("object") ? Map.of() : Map.of("a", entry, "b", entry),
            Map.of()),
        List.of(),
        Optional.empty(),
        Map.of(),
        RunTimeSettings.NONE);
  }

  private static NodeEntry node(
      String name, String method, List<NodeEntry.Input> inputs, String written) {
    return new NodeEntry(
        name,
        "",
        List.of(),
        Rehearsal.class.getName(),
        method,
        inputs,
        List.of(new NodeEntry.Output(written, "whole", "", "")));
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
