package io.github.vertexmaven.contract;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import io.github.vertexmaven.slice.Slice;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file in which the plugin says what a forked program is to do.
 *
 * @param projectDir what relative paths begin at
 * @param graphFile where {@code graph.json} is read from, or written to
 * @param describe whether the pipelines are described anew
 * @param classes the folders whose classes are searched for nodes
 * @param named the pipelines that have to be sound; all when there are none
 * @param own the folders and jars whose classes may be kept as objects
 * @param gcsMount the folder that stands for {@code gs://}
 * @param described the part of the configuration that a description depends on
 * @param previews whether the program tells in short what nodes make
 * @param saved the data that is to be seen in short, by dataset
 * @param run which pipeline to run, for a program that runs one
 */
public record Request(
    Path projectDir,
    Path graphFile,
    boolean describe,
    List<Path> classes,
    Set<String> named,
    List<Path> own,
    Optional<Path> gcsMount,
    Described described,
    boolean previews,
    Map<String, Saved> saved,
    Optional<Run> run) {

  private static final String PROJECT = "projectDir";
  private static final String GRAPH = "graphFile";
  private static final String DESCRIBE = "describe";
  private static final String CLASSES = "classes";
  private static final String NAMED = "named";
  private static final String OWN = "own";
  private static final String MOUNT = "gcsMount";
  private static final String PREVIEWS = "previews";
  private static final String SAVED = "saved";
  private static final String SHOWN = "shownParameters";

  /**
   * The part of the configuration that a description depends on.
   *
   * @param catalog the entries of the catalog
   * @param parameters their values
   * @param given those of them that {@code conf/} lacks, so that some node has to read them
   * @param grouper the class of the project that groups nodes into tasks
   */
  public record Described(
      ConfValue.Mapping catalog,
      ConfValue.Mapping parameters,
      List<GivenParameter> given,
      Optional<Grouper> grouper) {

    private static final String GIVEN = "given";
    private static final String CATALOG = "catalog";
    private static final String PARAMETERS = "parameters";

    /** The same text in every JVM. */
    public String text() {
      Map<String, Object> json = new LinkedHashMap<>();
      put(json);
      return Json.line(json);
    }

    private void put(Map<String, Object> json) {
      json.put(CATALOG, ConfJson.plain(catalog));
      json.put(PARAMETERS, ConfJson.plain(parameters));
      if (!given.isEmpty()) {
        json.put(GIVEN, given.stream().map(GivenParameter::plain).toList());
      }
      grouper.ifPresent(grouping -> grouping.put(json));
    }

    private static Described in(Fields json) {
      return new Described(
          ConfJson.mapping(json.fields(CATALOG)),
          ConfJson.mapping(json.fields(PARAMETERS)),
          json.has(GIVEN) ? GivenParameter.of(json.list(GIVEN)) : List.of(),
          Grouper.in(json));
    }
  }

  /**
   * A class of the project that groups nodes into tasks.
   *
   * @param type its name
   * @param params what it is given
   */
  public record Grouper(String type, Map<String, Object> params) {

    private static final String TYPE = "grouper";
    private static final String PARAMS = "grouperParams";

    private void put(Map<String, Object> json) {
      json.put(TYPE, type);
      json.put(PARAMS, params);
    }

    private static Optional<Grouper> in(Fields json) {
      return json.textIfThere(TYPE).map(type -> new Grouper(type, json.map(PARAMS)));
    }
  }

  /**
   * Saved data that the caller wants to see in short.
   *
   * @param file where its beginning, or all of it, lies
   * @param bytes the size of the whole
   */
  public record Saved(Path file, long bytes) {

    private Map<String, Object> plain() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("file", file.toString());
      json.put("bytes", bytes);
      return json;
    }

    private static Saved of(Fields json) {
      return new Saved(Path.of(json.text("file")), json.integer("bytes"));
    }
  }

  /**
   * A pipeline to run.
   *
   * @param env the environment
   * @param pipeline its name
   * @param runId identifies the run
   * @param jobName the run's name
   * @param workers how many nodes run at once
   * @param onlyMissingOutputs whether only nodes run that still have something to do
   * @param exitPipeline what runs at the end, whatever happens
   * @param brokenOff the nodes that ran when an earlier process of this run ended without a word:
   *     what is left is the exit pipeline; empty for a run from its beginning
   * @param timeouts after how long a node is ended, by node name, tag or {@code __default__}, in
   *     the settings' order
   * @param retries how nodes that fail are tried again, in the same way
   * @param slice the part that is wanted
   * @param shownParameters the parameters with references in the place of secrets
   * @param runTime the settings that matter while nodes run
   */
  public record Run(
      String env,
      String pipeline,
      String runId,
      String jobName,
      int workers,
      boolean onlyMissingOutputs,
      Optional<String> exitPipeline,
      Optional<List<String>> brokenOff,
      Map<String, Duration> timeouts,
      Map<String, RetrySetting> retries,
      Slice slice,
      ConfValue.Mapping shownParameters,
      RunTimeSettings runTime) {

    private static final String ENV = "env";
    private static final String PIPELINE = "pipeline";
    private static final String RUN_ID = "runId";
    private static final String JOB_NAME = "jobName";
    private static final String WORKERS = "workers";
    private static final String MISSING = "onlyMissingOutputs";
    private static final String EXIT = "exitPipeline";
    private static final String BROKEN_OFF = "brokenOff";
    private static final String TIMEOUTS = "timeouts";
    private static final String RETRIES = "retries";

    private void put(Map<String, Object> json) {
      json.put(SHOWN, ConfJson.plain(shownParameters));
      json.put(RunTimeSettings.KEY, runTime.plain());
      json.put(ENV, env);
      json.put(PIPELINE, pipeline);
      json.put(RUN_ID, runId);
      json.put(JOB_NAME, jobName);
      json.put(WORKERS, workers);
      json.put(MISSING, onlyMissingOutputs);
      exitPipeline.ifPresent(name -> json.put(EXIT, name));
      brokenOff.ifPresent(nodes -> json.put(BROKEN_OFF, nodes));
      Map<String, Object> seconds = new LinkedHashMap<>();
      timeouts.forEach((node, limit) -> seconds.put(node, limit.toSeconds()));
      json.put(TIMEOUTS, seconds);
      Map<String, Object> rules = new LinkedHashMap<>();
      retries.forEach((node, retry) -> rules.put(node, retry.plain()));
      json.put(RETRIES, rules);
      json.put(SliceJson.KEY, SliceJson.plain(slice));
    }

    private static Optional<Run> in(Fields json, ConfValue.Mapping parameters) {
      if (!json.has(PIPELINE)) {
        return Optional.empty();
      }
      Map<String, Duration> timeouts = new LinkedHashMap<>();
      Fields seconds = json.fields(TIMEOUTS);
      seconds
          .values()
          .keySet()
          .forEach(node -> timeouts.put(node, Duration.ofSeconds(seconds.integer(node))));
      Map<String, RetrySetting> retries = new LinkedHashMap<>();
      Fields rules = json.fields(RETRIES);
      rules.values().keySet().forEach(n -> retries.put(n, RetrySetting.of(rules.fields(n))));
      return Optional.of(
          new Run(
              json.text(ENV),
              json.text(PIPELINE),
              json.text(RUN_ID),
              json.text(JOB_NAME),
              (int) json.integer(WORKERS),
              json.flag(MISSING),
              json.textIfThere(EXIT),
              json.has(BROKEN_OFF) ? Optional.of(json.texts(BROKEN_OFF)) : Optional.empty(),
              timeouts,
              retries,
              SliceJson.of(json.fields(SliceJson.KEY)),
              json.has(SHOWN) ? ConfJson.mapping(json.fields(SHOWN)) : parameters,
              RunTimeSettings.in(json)));
    }
  }

  /** The pipeline to run, of a request that has one. */
  public Run toRun() {
    return run.orElseThrow();
  }

  /** Writes the request; parameters may be private, so nobody else may read the file. */
  public void write(Path file) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(PROJECT, projectDir.toString());
    json.put(GRAPH, graphFile.toString());
    json.put(DESCRIBE, describe);
    json.put(CLASSES, classes.stream().map(Path::toString).toList());
    json.put(NAMED, named.stream().sorted().toList());
    json.put(OWN, own.stream().map(Path::toString).toList());
    gcsMount.ifPresent(mount -> json.put(MOUNT, mount.toString()));
    described.put(json);
    json.put(PREVIEWS, previews);
    Map<String, Object> data = new LinkedHashMap<>();
    saved.forEach((dataset, each) -> data.put(dataset, each.plain()));
    json.put(SAVED, data);
    run.ifPresent(pipeline -> pipeline.put(json));
    try (Writer out = Files.newBufferedWriter(file)) {
      Json.write(json, "", out);
    }
  }

  /** Reads the file. */
  public static Request read(Path file) throws IOException {
    Fields json;
    try (Reader in = Files.newBufferedReader(file)) {
      json = new Fields(Json.object(in));
    }
    Described described = Described.in(json);
    Map<String, Saved> saved = new LinkedHashMap<>();
    Fields data = json.fields(SAVED);
    data.values().keySet().forEach(each -> saved.put(each, Saved.of(data.fields(each))));
    return new Request(
        Path.of(json.text(PROJECT)),
        Path.of(json.text(GRAPH)),
        json.flag(DESCRIBE),
        paths(json, CLASSES),
        new TreeSet<>(json.texts(NAMED)),
        paths(json, OWN),
        json.textIfThere(MOUNT).map(Path::of),
        described,
        json.flag(PREVIEWS),
        saved,
        Run.in(json, described.parameters()));
  }

  private static List<Path> paths(Fields json, String key) {
    return json.texts(key).stream().map(Path::of).toList();
  }
}
