package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.launcher.ForkedProgram.Outcome;
import io.github.vertexmaven.slice.Transcoding;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One pipeline through datasets of every kind of file has the same bytes in the end when it runs in
 * one process, task by task, and with several nodes in a task; with and without a catalog.
 */
@Tag("slow")
class SameBytesTest {

  /** A project with a node for each kind of dataset. */
  private static final Path PROJECT = Path.of("src/test/resources/every-kind");

  /** What of the data has an entry, and where its files lie. */
  enum Kept {
    BELOW_THE_PROJECT("all.yml", "data"),
    IN_A_BUCKET("all.yml", "gs://own/data"),
    ONLY_WHAT_HAS_TO_BE("few.yml", "data");

    private final String file;
    private final String folder;

    Kept(String file, String folder) {
      this.file = file;
      this.folder = folder;
    }

    ConfValue.Mapping catalog() throws IOException {
      return conf(Files.readString(PROJECT.resolve(file)).replace("${folder}", folder));
    }
  }

  @TempDir Path dir;
  private ConfValue.Mapping catalog;
  private JsonObject graph;

  @ParameterizedTest
  @EnumSource
  void oneProcessTasksAndGroupsGiveTheSameBytes(Kept kept) throws Exception {
    catalog = kept.catalog();
    Map<String, String> here = inOneProcess();
    List<String> nodes = nodes();
    assertThat(nodes).hasSize(15);
    Map<String, String> apart = inTasks(1);
    assertThat(apart).containsAllEntriesOf(here);
    assertThat(here).containsKeys("last", "l_image");
    if (kept != Kept.ONLY_WHAT_HAS_TO_BE) {
      assertThat(here).hasSize(nodes.size() + 2).isEqualTo(apart);
    }
    for (int size : List.of(2, 4, nodes.size())) {
      Map<String, String> grouped = inTasks(size);
      assertThat(grouped).as("%s nodes in a task", size).containsAllEntriesOf(here);
      assertThat(apart).as("%s nodes in a task", size).containsAllEntriesOf(grouped);
    }
  }

  // What runs the pipeline.

  /** As {@code run-local} does. */
  private Map<String, String> inOneProcess() throws IOException, InterruptedException {
    Files.createDirectories(dir.resolve("data"));
    Files.copy(PROJECT.resolve("raw.csv"), dir.resolve("data/raw.csv"));
    Path mount = Files.createDirectories(dir.resolve("mount-here/own")).getParent();
    ForkedProgram program = new ForkedProgram(dir);
    Compiled.into(program.classes(), Files.readString(PROJECT.resolve("Steps.java")));
    program.request().add("catalog", located(catalog));
    program.request().add("parameters", located(parameters()));
    program.request().addProperty("gcsMount", mount.toString());
    Outcome outcome = program.run(RunPipeline.class);
    assertThat(outcome.exitCode()).as("%s %s", outcome.events(), outcome.output()).isZero();
    graph = JsonParser.parseString(Files.readString(dir.resolve("graph.json"))).getAsJsonObject();
    Map<String, String> bytes = new TreeMap<>();
    for (String dataset : written(nodes())) {
      Map<String, Object> entry = entry(dataset);
      if (!entry.isEmpty()) {
        String path = (String) entry.getOrDefault("filepath", entry.get("path"));
        addBytes(dataset, place(path, mount), bytes);
      }
    }
    return bytes;
  }

  private List<String> nodes() {
    return texts(graph.getAsJsonObject("pipelines").getAsJsonArray("__default__"));
  }

  private Path place(String path, Path mount) {
    return path.startsWith("gs://") ? mount.resolve(path.substring(5)) : dir.resolve(path);
  }

  /** As a pipeline job does, with so many nodes in a task. */
  private Map<String, String> inTasks(int size) throws IOException {
    Path mount = dir.resolve("mount-" + size);
    Files.createDirectories(mount.resolve("bucket/raw"));
    Files.copy(PROJECT.resolve("raw.csv"), mount.resolve("bucket/raw/raw"));
    Map<String, String> uris =
        new TreeMap<>(Map.of("raw", "gs://bucket/raw/raw", "absent_far", "gs://own/absent.csv"));
    List<String> nodes = nodes();
    for (int from = 0; from < nodes.size(); from += size) {
      List<String> group = nodes.subList(from, Math.min(nodes.size(), from + size));
      uris.putAll(task(group, nodes, uris, mount));
    }
    uris.keySet().removeAll(List.of("raw", "absent_far"));
    Map<String, String> bytes = new TreeMap<>();
    for (Map.Entry<String, String> uri : uris.entrySet()) {
      addBytes(uri.getKey(), mount.resolve(uri.getValue().substring(5)), bytes);
    }
    return bytes;
  }

  /** Where the datasets that leave the task lie. */
  private Map<String, String> task(
      List<String> group, List<String> all, Map<String, String> uris, Path mount)
      throws IOException {
    Set<String> own = written(group);
    List<String> others = all.stream().filter(node -> !group.contains(node)).toList();
    Set<String> inputs = read(group);
    inputs.removeAll(own);
    inputs.remove("absent");
    Set<String> leaving = new TreeSet<>(own);
    leaving.removeIf(name -> entry(name).isEmpty() && !read(others).contains(name));
    Map<String, Object> entries = new LinkedHashMap<>();
    Map<String, List<String>> types = new TreeMap<>();
    for (String name : names(group)) {
      if (!entry(name).isEmpty() && !name.equals("absent")) {
        entries.put(name, entry(name));
      }
      if (Transcoding.isTyped(name)) {
        types.computeIfAbsent(Transcoding.dataset(name), any -> new ArrayList<>()).add(name);
      }
    }
    JsonObject task = graph.deepCopy();
    task.addProperty("env", "local");
    task.add("pipelines", new JsonObject());
    task.getAsJsonObject("pipelines").add("__default__", new Gson().toJsonTree(group));
    task.add("inputs", same(inputs));
    task.add("outputs", same(leaving));
    task.add("catalog", new Gson().toJsonTree(entries));
    task.add("types", new Gson().toJsonTree(types));
    task.addProperty("formatVersion", 2);
    task.add(
        "parameters",
        new Gson().toJsonTree(List.of(Map.of("input", "options", "path", List.of("options")))));
    Map<String, String> given = new LinkedHashMap<>();
    inputs.forEach(name -> given.put(name, uris.get(name)));
    Map<String, String> made = new LinkedHashMap<>();
    leaving.forEach(name -> made.put(name, "gs://bucket/run/" + group.get(0) + "/" + name));
    return run(task, given, made, mount);
  }

  private Map<String, String> run(
      JsonObject task, Map<String, String> inputs, Map<String, String> outputs, Path mount)
      throws IOException {
    Path folder = Files.createTempDirectory(dir, "task");
    Path description = folder.resolve("META-INF/vertexai/task.json");
    Files.createDirectories(description.getParent());
    Files.writeString(description, task.toString());
    Path output = folder.resolve("executor_output.json");
    JsonObject in = new JsonObject();
    in.add("artifacts", artifacts(inputs));
    in.add("parameterValues", new Gson().toJsonTree(parameters().plain()));
    JsonObject out = new JsonObject();
    out.add("artifacts", artifacts(outputs));
    out.addProperty("outputFile", output.toString());
    JsonObject input = new JsonObject();
    input.add("inputs", in);
    input.add("outputs", out);
    URL[] urls = {dir.resolve("classes").toUri().toURL(), folder.toUri().toURL()};
    ClassLoader parent = getClass().getClassLoader();
    System.setProperty("vertexai.own.jars", dir.resolve("classes").toString());
    try (URLClassLoader loader = new URLClassLoader(urls, parent)) {
      RunTask.run(
          Map.of("--executor-input", input.toString(), "--job-name", "a-20260131010203"),
          Machine.of(Map.of("VERTEXAI_GCS_MOUNT", mount.toString())),
          loader);
    } finally {
      System.clearProperty("vertexai.own.jars");
    }
    return uris(JsonParser.parseString(Files.readString(output)).getAsJsonObject());
  }

  private static Map<String, String> uris(JsonObject output) {
    Map<String, String> uris = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> each : output.getAsJsonObject("artifacts").entrySet()) {
      JsonArray list = each.getValue().getAsJsonObject().getAsJsonArray("artifacts");
      uris.put(each.getKey(), list.get(0).getAsJsonObject().get("uri").getAsString());
    }
    return uris;
  }

  // What the files, the graph and the catalog say.

  /** A file's bytes by its dataset; those below a folder by their names too, but for versions. */
  private static void addBytes(String dataset, Path place, Map<String, String> bytes)
      throws IOException {
    if (Files.isRegularFile(place)) {
      bytes.put(dataset, HexFormat.of().formatHex(Files.readAllBytes(place)));
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(file).toString().replace('\\', '/');
        String key = dataset.equals("m_versioned") ? dataset : dataset + "/" + name;
        assertThat(bytes.put(key, HexFormat.of().formatHex(Files.readAllBytes(file)))).isNull();
      }
    }
  }

  private Set<String> written(List<String> nodes) {
    return datasets(namesWritten(nodes));
  }

  private Set<String> read(List<String> nodes) {
    return datasets(namesRead(nodes));
  }

  private static Set<String> datasets(Set<String> names) {
    Set<String> datasets = new TreeSet<>();
    names.forEach(name -> datasets.add(Transcoding.dataset(name)));
    return datasets;
  }

  /** As the catalog has them. */
  private Set<String> names(List<String> nodes) {
    Set<String> names = new TreeSet<>(namesRead(nodes));
    names.addAll(namesWritten(nodes));
    return names;
  }

  private Set<String> namesWritten(List<String> nodes) {
    Set<String> names = new TreeSet<>();
    for (String node : nodes) {
      node(node)
          .getAsJsonArray("outputs")
          .forEach(output -> names.add(output.getAsJsonObject().get("dataset").getAsString()));
    }
    return names;
  }

  private Set<String> namesRead(List<String> nodes) {
    Set<String> names = new TreeSet<>();
    for (String node : nodes) {
      for (JsonElement input : node(node).getAsJsonArray("inputs")) {
        if (input.getAsJsonObject().get("kind").getAsString().equals("dataset")) {
          names.add(input.getAsJsonObject().get("name").getAsString());
        }
      }
    }
    return names;
  }

  private JsonObject node(String id) {
    return graph.getAsJsonObject("nodes").getAsJsonObject(id);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> entry(String dataset) {
    return CatalogEntries.of(catalog)
        .find(dataset)
        .or(() -> CatalogEntries.of(catalog).find(dataset + "@text"))
        .map(entry -> (Map<String, Object>) entry.plain())
        .orElse(Map.of());
  }

  private static ConfValue.Mapping parameters() throws IOException {
    return conf(Files.readString(PROJECT.resolve("parameters.yml")));
  }

  private static ConfValue.Mapping conf(String yaml) {
    return (ConfValue.Mapping) YamlReader.readValue(yaml, "test.yml");
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.getAsString()));
    return texts;
  }

  private static JsonObject same(Set<String> names) {
    JsonObject json = new JsonObject();
    names.forEach(name -> json.addProperty(name, name));
    return json;
  }

  private static JsonObject artifacts(Map<String, String> uris) {
    JsonObject json = new JsonObject();
    uris.forEach(
        (name, uri) ->
            json.add(
                name,
                new Gson()
                    .toJsonTree(Map.of("artifacts", List.of(Map.of("name", name, "uri", uri))))));
    return json;
  }

  /** Configuration with its places, as the build hands it over. */
  private static JsonObject located(ConfValue value) {
    JsonObject json = new JsonObject();
    json.addProperty("at", value.at().toString());
    if (value instanceof ConfValue.Mapping mapping) {
      JsonObject map = new JsonObject();
      mapping
          .entries()
          .forEach(
              (key, child) -> {
                JsonObject entry = located(child);
                entry.addProperty("keyAt", mapping.keyAt(key).toString());
                map.add(key, entry);
              });
      json.add("map", map);
    } else if (value instanceof ConfValue.Sequence sequence) {
      JsonArray list = new JsonArray();
      sequence.items().forEach(item -> list.add(located(item)));
      json.add("list", list);
    } else {
      json.add("value", new Gson().toJsonTree(value.plain()));
    }
    return json;
  }
}
