package io.github.vertexmaven.core.compile.fork;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.GroupingSettings;
import io.github.vertexmaven.core.conf.settings.NodeSettings.Retry;
import io.github.vertexmaven.slice.Slice;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a forked program is to do.
 *
 * @param classes the folders whose classes are searched for nodes
 * @param graphFile where {@code graph.json} is read from, or written to
 * @param describe whether the pipelines are described anew
 * @param config the project's configuration
 * @param gcsMount the folder that stands for {@code gs://}
 * @param run which pipeline to run, for the program that runs one
 * @param previews whether that program tells in short what nodes make
 * @param saved the data that is to be seen in short, by dataset, for the program that does that
 * @param named the pipelines that have to be sound; all when there are none
 */
public record ForkRequest(
    List<Path> classes,
    Path graphFile,
    boolean describe,
    ResolvedConfig config,
    Optional<Path> gcsMount,
    Optional<PipelineToRun> run,
    boolean previews,
    Map<String, SavedFile> saved,
    Set<String> named) {

  /** Where nobody wants to see data. */
  public ForkRequest(
      List<Path> classes,
      Path graphFile,
      boolean describe,
      ResolvedConfig config,
      Optional<Path> gcsMount,
      Optional<PipelineToRun> run) {
    this(classes, graphFile, describe, config, gcsMount, run, false, Map.of(), Set.of());
  }

  /** Where all pipelines have to be sound. */
  public ForkRequest(
      List<Path> classes,
      Path graphFile,
      boolean describe,
      ResolvedConfig config,
      Optional<Path> gcsMount,
      Optional<PipelineToRun> run,
      boolean previews,
      Map<String, SavedFile> saved) {
    this(classes, graphFile, describe, config, gcsMount, run, previews, saved, Set.of());
  }

  /** The same, for which only these pipelines have to be sound. */
  public ForkRequest naming(Set<String> pipelines) {
    return new ForkRequest(
        classes, graphFile, describe, config, gcsMount, run, previews, saved, pipelines);
  }

  /** The same that tells in short what nodes make, where it is wanted. */
  public ForkRequest withPreviews(boolean wanted) {
    return new ForkRequest(
        classes, graphFile, describe, config, gcsMount, run, wanted, saved, named);
  }

  /**
   * Data that a run has left.
   *
   * @param file its beginning, or all of it
   * @param bytes the size of the whole
   */
  public record SavedFile(Path file, long bytes) {}

  /**
   * A pipeline to run.
   *
   * @param pipeline its name
   * @param slice the part that is wanted
   * @param onlyMissingOutputs whether only nodes run that still have something to do
   * @param runId identifies the run
   * @param jobName the run's name
   * @param workers how many nodes run at once
   * @param exitPipeline what runs at the end, whatever happens
   * @param timeouts after how long a node is ended, by node name, tag or {@code __default__}, in
   *     the settings' order
   * @param retries how nodes that fail are tried again, in the same way
   */
  public record PipelineToRun(
      String pipeline,
      Slice slice,
      boolean onlyMissingOutputs,
      String runId,
      String jobName,
      int workers,
      Optional<String> exitPipeline,
      Map<String, Duration> timeouts,
      Map<String, Retry> retries) {}

  /** Writes the request; parameters may be private, so nobody else may read the file. */
  void write(Path file, List<Path> own) throws IOException {
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file));
        JsonWriter json = new JsonWriter(out)) {
      json.beginObject();
      json.name("projectDir").value(config.project().baseDir().toString());
      json.name("graphFile").value(graphFile.toString());
      json.name("describe").value(describe);
      texts(json.name("classes"), classes.stream().map(Path::toString).toList());
      texts(json.name("named"), named.stream().sorted().toList());
      texts(json.name("own"), own.stream().map(Path::toString).toList());
      if (gcsMount.isPresent()) {
        json.name("gcsMount").value(gcsMount.get().toString());
      }
      described(config, json);
      json.name("previews").value(previews);
      json.name("saved").beginObject();
      for (var each : saved.entrySet()) {
        json.name(each.getKey()).beginObject();
        json.name("file").value(each.getValue().file().toString());
        json.name("bytes").value(each.getValue().bytes());
        json.endObject();
      }
      json.endObject();
      if (run.isPresent()) {
        conf(json.name("shownParameters"), config.parameters());
        plain(RunTimeConfig.here(config), json.name("runTime"));
      }
      if (run.isPresent()) {
        write(run.get(), json);
      }
      json.endObject();
    }
  }

  /**
   * The part of the configuration that a description depends on, as the program that describes gets
   * it: the same text in every JVM.
   */
  public static String described(ResolvedConfig config) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      described(config, json);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void described(ResolvedConfig config, JsonWriter json) throws IOException {
    conf(json.name("catalog"), config.catalog());
    conf(json.name("parameters"), config.localParameters());
    grouper(config, json);
  }

  private static void grouper(ResolvedConfig config, JsonWriter json) throws IOException {
    GroupingSettings grouping = config.settings().run().grouping();
    if (grouping.groupingClass().isPresent()) {
      json.name("grouper").value(grouping.groupingClass().get());
      plain(grouping.params(), json.name("grouperParams"));
    }
  }

  private void write(PipelineToRun toRun, JsonWriter json) throws IOException {
    json.name("env").value(config.env());
    json.name("pipeline").value(toRun.pipeline());
    json.name("runId").value(toRun.runId());
    json.name("jobName").value(toRun.jobName());
    json.name("workers").value(toRun.workers());
    json.name("onlyMissingOutputs").value(toRun.onlyMissingOutputs());
    if (toRun.exitPipeline().isPresent()) {
      json.name("exitPipeline").value(toRun.exitPipeline().get());
    }
    json.name("timeouts").beginObject();
    for (var timeout : toRun.timeouts().entrySet()) {
      json.name(timeout.getKey()).value(timeout.getValue().toSeconds());
    }
    json.endObject();
    json.name("retries").beginObject();
    for (var retry : toRun.retries().entrySet()) {
      write(retry.getValue(), json.name(retry.getKey()));
    }
    json.endObject();
    Slice slice = toRun.slice();
    json.name("slice").beginObject();
    texts(json.name("nodes"), slice.nodes());
    texts(json.name("tags"), slice.tags());
    texts(json.name("fromNodes"), slice.fromNodes());
    texts(json.name("toNodes"), slice.toNodes());
    texts(json.name("fromInputs"), slice.fromInputs());
    texts(json.name("toOutputs"), slice.toOutputs());
    texts(json.name("namespaces"), slice.namespaces());
    json.endObject();
  }

  private static void write(Retry retry, JsonWriter json) throws IOException {
    json.beginObject();
    if (retry.max().isPresent()) {
      json.name("max").value(retry.max().get());
    }
    if (retry.backoff().isPresent()) {
      json.name("backoffMillis").value(retry.backoff().get().toMillis());
    }
    if (retry.factor().isPresent()) {
      json.name("factor").value(retry.factor().get());
    }
    if (retry.maxBackoff().isPresent()) {
      json.name("maxBackoffMillis").value(retry.maxBackoff().get().toMillis());
    }
    json.endObject();
  }

  private static void conf(JsonWriter json, ConfValue value) throws IOException {
    ConfJson.write(value, json);
  }

  private static void plain(Object value, JsonWriter json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (var entry : map.entrySet()) {
        plain(entry.getValue(), json.name(String.valueOf(entry.getKey())));
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      for (Object item : list) {
        plain(item, json);
      }
      json.endArray();
    } else if (value instanceof Boolean flag) {
      json.value(flag.booleanValue());
    } else if (value instanceof Number number) {
      json.value(number);
    } else {
      json.value((String) value);
    }
  }

  private static void texts(JsonWriter json, List<String> texts) throws IOException {
    json.beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
