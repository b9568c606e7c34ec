package io.github.vertexmaven.launcher;

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
import io.github.vertexmaven.contract.Request;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The project that a request speaks of, with its catalog and configuration.
 *
 * @param loader of the project's classes
 */
record RequestedProject(Request request, ClassLoader loader) {

  /** The catalog as it is configured, without credentials: enough to check it. */
  Catalog catalog() {
    return catalog(request.described().catalog(), Credentials.none());
  }

  /** The same of some datasets only: what is wrong with others does not matter. */
  Catalog catalog(Set<String> datasets) {
    return catalog(only(request.described().catalog(), datasets), Credentials.none());
  }

  /**
   * The catalog of a run.
   *
   * @param pipelines that run: where the caller names them, entries of others may be wrong
   */
  Catalog catalog(LiveConfig live, List<Pipeline> pipelines) {
    try {
      return catalog(live.catalog(), live.credentials());
    } catch (ConfException e) {
      if (request.named().isEmpty()) {
        throw e;
      }
      return catalog(only(live.catalog(), datasets(pipelines)), live.credentials());
    }
  }

  /** The catalog, in which all saved data is a dataset: an object where it says nothing. */
  Catalog catalogOfSaved() {
    ConfValue.Mapping given = request.described().catalog();
    CatalogEntries known = CatalogEntries.of(given);
    Map<String, ConfValue> entries = new LinkedHashMap<>(given.entries());
    Map<String, Location> keys = new LinkedHashMap<>(given.keys());
    request
        .saved()
        .forEach(
            (name, saved) -> {
              if (known.find(name).isEmpty()) {
                Location at = Location.of("memory");
                entries.put(
                    name,
                    ConfValue.of(
                        Map.of("type", "object", "filepath", saved.file().toString()), at));
                keys.put(name, at);
              }
            });
    return catalog(new ConfValue.Mapping(entries, keys, given.at()), Credentials.none());
  }

  /** The datasets of some pipelines. */
  static Set<String> datasets(Collection<Pipeline> pipelines) {
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

  private Catalog catalog(ConfValue.Mapping entries, Credentials credentials) {
    return CatalogReader.open(
        entries,
        new DataPlaces(request.projectDir(), request.gcsMount()),
        ProjectClasses.in(loader, request.own()),
        credentials);
  }

  Parameters parameters() {
    return Parameters.of(request.described().parameters());
  }

  /** The folder that stands for {@code gs://}. */
  Path mount() {
    return request.gcsMount().orElse(Path.of("/gcs"));
  }

  /** The names of the run. */
  RunTimeNames names() {
    return new RunTimeNames(request.toRun().runId(), request.toRun().jobName());
  }

  /** The configuration as the nodes of the run see it. */
  LiveConfig live() {
    Request.Run run = request.toRun();
    return LiveConfig.of(
        new LiveConfig.Frozen(
            request.described().catalog(),
            request.described().parameters(),
            run.shownParameters(),
            run.runTime().credentials()),
        run.runTime(),
        names(),
        run.env(),
        run.pipeline(),
        loader);
  }
}
