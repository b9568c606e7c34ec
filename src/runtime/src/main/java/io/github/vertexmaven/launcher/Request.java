package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.ByNode;
import io.github.vertexmaven.contract.ConfJson;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.json.PlainJson;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.slice.Slice;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The file in which a caller says what a forked program is to do. */
final class Request {

  private final JsonObject json;

  private Request(JsonObject json) {
    this.json = json;
  }

  static Request read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file)) {
      return new Request(JsonParser.parseReader(in).getAsJsonObject());
    }
  }

  List<Path> classFolders() {
    return texts(json, "classes").stream().map(Path::of).toList();
  }

  Path graphFile() {
    return Path.of(text("graphFile"));
  }

  /** Whether the pipelines have to be described anew. */
  boolean describes() {
    return json.get("describe").getAsBoolean();
  }

  /** The catalog as it is configured, without credentials: enough to check it. */
  Catalog catalog(ClassLoader loader) {
    ConfValue.Mapping entries = ConfJson.mapping(json.getAsJsonObject("catalog"));
    return catalog(entries, Credentials.none(), loader);
  }

  /** The same of some datasets only: what is wrong with others does not matter. */
  Catalog catalog(ClassLoader loader, Set<String> datasets) {
    ConfValue.Mapping entries = ConfJson.mapping(json.getAsJsonObject("catalog"));
    return catalog(only(entries, datasets), Credentials.none(), loader);
  }

  /**
   * The catalog of a run.
   *
   * @param pipelines that run: where the caller names them, entries of others may be wrong
   */
  Catalog catalog(LiveConfig live, ClassLoader loader, List<Pipeline> pipelines) {
    try {
      return catalog(live.catalog(), live.credentials(), loader);
    } catch (ConfException e) {
      if (named().isEmpty()) {
        throw e;
      }
      return catalog(only(live.catalog(), used(pipelines)), live.credentials(), loader);
    }
  }

  /** The pipelines that have to be sound; all when there are none. */
  Set<String> named() {
    return new TreeSet<>(texts(json, "named"));
  }

  /** The datasets of some pipelines. */
  Set<String> used(Collection<Pipeline> pipelines) {
    Set<String> used = new TreeSet<>();
    for (Pipeline pipeline : pipelines) {
      for (PipelineNode node : pipeline.nodes()) {
        node.inputs().stream().filter(NodeInput::isDataset).forEach(in -> used.add(in.name()));
        node.outputs().forEach(out -> used.add(out.dataset()));
      }
    }
    return used;
  }

  /** Patterns and places for anchors stay. */
  private static ConfValue.Mapping only(ConfValue.Mapping catalog, Set<String> datasets) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(catalog.entries());
    entries
        .keySet()
        .removeIf(
            name ->
                !datasets.contains(name)
                    && !name.startsWith("_")
                    && !CatalogEntries.isPattern(name));
    Map<String, Location> keys = new LinkedHashMap<>(catalog.keys());
    keys.keySet().retainAll(entries.keySet());
    return new ConfValue.Mapping(entries, keys, catalog.at());
  }

  private Catalog catalog(ConfValue.Mapping entries, Credentials credentials, ClassLoader loader) {
    return CatalogReader.open(
        entries,
        new DataPlaces(Path.of(text("projectDir")), gcsMount()),
        ProjectClasses.in(loader, texts(json, "own").stream().map(Path::of).toList()),
        credentials);
  }

  Parameters parameters() {
    return Parameters.of(ConfJson.mapping(json.getAsJsonObject("parameters")));
  }

  /** The class of the project that groups nodes into tasks. */
  Optional<String> grouper() {
    return Optional.ofNullable(json.get("grouper")).map(JsonElement::getAsString);
  }

  Map<String, Object> grouperParams() {
    Map<String, Object> params = new LinkedHashMap<>();
    json.getAsJsonObject("grouperParams")
        .entrySet()
        .forEach(param -> params.put(param.getKey(), PlainJson.plain(param.getValue())));
    return params;
  }

  String text(String key) {
    return json.get(key).getAsString();
  }

  /** The folder that stands for {@code gs://}. */
  Path mount() {
    return gcsMount().orElse(Path.of("/gcs"));
  }

  private Optional<Path> gcsMount() {
    return Optional.ofNullable(json.get("gcsMount")).map(e -> Path.of(e.getAsString()));
  }

  RunTimeSettings settings() {
    return RunTimeSettings.in(json);
  }

  /** As the nodes of this run see it. */
  LiveConfig live(ClassLoader loader) {
    return LiveConfig.of(
        new LiveConfig.Frozen(
            ConfJson.mapping(json.getAsJsonObject("catalog")),
            ConfJson.mapping(json.getAsJsonObject("parameters")),
            ConfJson.mapping(
                json.getAsJsonObject(
                    json.has("shownParameters") ? "shownParameters" : "parameters")),
            settings().credentials()),
        settings(),
        new RunTimeNames(text("runId"), text("jobName")),
        text("env"),
        text("pipeline"),
        loader);
  }

  /** The pipeline that runs last whatever happens. */
  Optional<String> exitPipeline() {
    return Optional.ofNullable(json.get("exitPipeline")).map(JsonElement::getAsString);
  }

  /** After how long nodes are ended, by node name, tag or {@code __default__}. */
  ByNode<Duration> timeouts() {
    Map<String, Duration> declared = new LinkedHashMap<>();
    if (json.has("timeouts")) {
      json.getAsJsonObject("timeouts")
          .entrySet()
          .forEach(
              entry ->
                  declared.put(entry.getKey(), Duration.ofSeconds(entry.getValue().getAsLong())));
    }
    return new ByNode<>(declared, (general, special) -> special);
  }

  /** How nodes that fail are tried again, by node name, tag or {@code __default__}. */
  ByNode<RetrySetting> retries() {
    Map<String, RetrySetting> declared = new LinkedHashMap<>();
    if (json.has("retries")) {
      json.getAsJsonObject("retries")
          .entrySet()
          .forEach(
              entry ->
                  declared.put(
                      entry.getKey(), RetrySetting.of(entry.getValue().getAsJsonObject())));
    }
    return new ByNode<>(declared, RetrySetting::overriddenBy);
  }

  /** Whether the caller wants to see in short what nodes have made. */
  boolean previews() {
    return json.has("previews") && json.get("previews").getAsBoolean();
  }

  /**
   * Saved data that the caller wants to see in short.
   *
   * @param file where its beginning, or all of it, lies
   * @param bytes how large it is
   */
  record Saved(Path file, long bytes) {}

  /** What is to be seen, by dataset. */
  Map<String, Saved> saved() {
    Map<String, Saved> saved = new LinkedHashMap<>();
    json.getAsJsonObject("saved")
        .entrySet()
        .forEach(
            entry -> {
              JsonObject each = entry.getValue().getAsJsonObject();
              Path file = Path.of(each.get("file").getAsString());
              saved.put(entry.getKey(), new Saved(file, each.get("bytes").getAsLong()));
            });
    return saved;
  }

  /** The catalog, in which each of these names is a dataset: an object where it says nothing. */
  Catalog catalog(Map<String, Saved> named, ClassLoader loader) {
    ConfValue.Mapping given = ConfJson.mapping(json.getAsJsonObject("catalog"));
    CatalogEntries known = CatalogEntries.of(given);
    Map<String, ConfValue> entries = new LinkedHashMap<>(given.entries());
    Map<String, Location> keys = new LinkedHashMap<>(given.keys());
    named.forEach(
        (name, saved) -> {
          if (known.find(name).isEmpty()) {
            Location at = Location.of("memory");
            entries.put(
                name,
                ConfValue.of(Map.of("type", "object", "filepath", saved.file().toString()), at));
            keys.put(name, at);
          }
        });
    return catalog(new ConfValue.Mapping(entries, keys, given.at()), Credentials.none(), loader);
  }

  int workers() {
    return json.get("workers").getAsInt();
  }

  /** Whether only nodes run that still have something to do. */
  boolean onlyMissingOutputs() {
    return json.get("onlyMissingOutputs").getAsBoolean();
  }

  Slice slice() {
    JsonObject slice = json.getAsJsonObject("slice");
    return new Slice(
        texts(slice, "nodes"),
        texts(slice, "tags"),
        texts(slice, "fromNodes"),
        texts(slice, "toNodes"),
        texts(slice, "fromInputs"),
        texts(slice, "toOutputs"),
        texts(slice, "namespaces"));
  }

  private static List<String> texts(JsonObject json, String key) {
    JsonArray array = json.getAsJsonArray(key);
    List<String> texts = new ArrayList<>();
    if (array != null) {
      array.forEach(text -> texts.add(text.getAsString()));
    }
    return texts;
  }
}
