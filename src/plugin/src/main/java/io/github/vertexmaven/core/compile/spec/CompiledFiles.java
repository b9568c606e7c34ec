package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.compile.graph.ChangedFile;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.json.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What compiling leaves in a folder.
 *
 * @param conf {@code conf.json}: the catalog entries and settings that tasks need
 * @param specs the spec of each pipeline
 * @param changed the files that were written, because their content is new
 */
public record CompiledFiles(Path conf, Map<String, Path> specs, Set<Path> changed) {

  /** A part of a pipeline must not be taken for the whole. */
  private static final String PART = ".slice.json";

  /** What the file of a pipeline's plan ends with, in place of the spec's {@code .json}. */
  private static final String PLAN = "-plan.json";

  /** Names the specs that were written by the last compilation. */
  private static final String WRITTEN = ".specs";

  /** Copies the collections. */
  public CompiledFiles {
    specs = Map.copyOf(specs);
    changed = Set.copyOf(changed);
  }

  /** Writes what is new. */
  public static CompiledFiles write(
      SpecCompiler.Result result, ResolvedConfig config, ProjectGraph graph, Path dir) {
    Set<Path> changed = new HashSet<>();
    Path conf = dir.resolve("conf.json");
    note(ChangedFile.write(conf, conf(config, graph)), conf, changed);
    Map<String, Path> specs = new TreeMap<>();
    SortedSet<String> names = new TreeSet<>();
    for (CompiledPipeline pipeline : result.pipelines()) {
      String name = pipeline.spec().name() + (graph.isPart() ? PART : ".json");
      Path spec = dir.resolve(name);
      note(ChangedFile.write(spec, SpecJson.of(pipeline.spec())), spec, changed);
      Path plan = plan(spec);
      ChangedFile.write(plan, PlanFile.text(pipeline.pipeline(), pipeline.plan()));
      names.add(plan.getFileName().toString());
      specs.put(pipeline.pipeline(), spec);
      names.add(spec.getFileName().toString());
    }
    if (!graph.isPart()) {
      deleteOthers(dir, names);
    }
    return new CompiledFiles(conf, specs, changed);
  }

  /** All of them, with the plans of specs and the list of all. */
  public List<Path> all() {
    List<Path> all = new ArrayList<>(List.of(conf));
    if (Files.exists(conf.resolveSibling(WRITTEN))) {
      all.add(conf.resolveSibling(WRITTEN));
    }
    for (Path spec : specs.values()) {
      all.add(spec);
      all.add(plan(spec));
    }
    return all;
  }

  private static Path plan(Path spec) {
    String name = spec.getFileName().toString();
    return spec.resolveSibling(name.replaceFirst("\\.json$", PLAN));
  }

  /** Where the page of a spec is: beside it. */
  public static Path page(Path spec) {
    String name = spec.getFileName().toString();
    return spec.resolveSibling(name.replaceFirst("\\.json$", ".html"));
  }

  /** Specs of pipelines that are gone would be taken for current ones; only our own files go. */
  private static void deleteOthers(Path dir, SortedSet<String> names) {
    Path list = dir.resolve(WRITTEN);
    try {
      for (String name : Files.exists(list) ? Files.readAllLines(list) : List.<String>of()) {
        if (name.matches("[a-z0-9-]+\\.json") && !names.contains(name)) {
          Files.deleteIfExists(dir.resolve(name));
          Files.deleteIfExists(page(dir.resolve(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ChangedFile.write(list, String.join("\n", names) + "\n");
  }

  private static void note(boolean written, Path file, Set<Path> changed) {
    if (written) {
      changed.add(file);
    }
  }

  private static String conf(ResolvedConfig config, ProjectGraph graph) {
    CatalogEntries entries = CatalogEntries.of(config.catalog());
    SortedMap<String, Object> catalog = new TreeMap<>();
    for (var nodes : graph.pipelines().values()) {
      for (ProjectGraph.Node node : nodes) {
        node.entriesRead().forEach(dataset -> add(dataset, entries, catalog));
        node.entriesWritten().forEach(dataset -> add(dataset, entries, catalog));
      }
    }
    Map<String, Object> conf = new LinkedHashMap<>();
    conf.put("formatVersion", 1);
    conf.put("env", config.env());
    conf.put("root", config.settings().run().root().map(RunRoot::toString).orElse(""));
    conf.put("catalog", catalog);
    return PlainJson.pretty(conf) + "\n";
  }

  private static void add(
      String dataset, CatalogEntries entries, SortedMap<String, Object> catalog) {
    entries.find(dataset).map(ConfValue::plain).ifPresent(e -> catalog.put(dataset, e));
  }
}
