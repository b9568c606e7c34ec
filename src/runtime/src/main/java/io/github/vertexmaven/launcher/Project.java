package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.RunVersion;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.OpenedConfig;
import io.github.vertexmaven.live.ProjectHooks;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineRegistry;
import io.github.vertexmaven.runner.MissingData;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.runner.RunResult;
import io.github.vertexmaven.scan.DescribedPipelines;
import io.github.vertexmaven.scan.PipelineScan;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.tell.UserFault;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A project opened in this JVM: for a {@code main} in the IDE with breakpoints, for tests, and for
 * jshell.
 *
 * <p>The classes come from {@code target/classes}, on the class path of this JVM, and the
 * configuration from {@code conf/base} and {@code conf/<env>}. The POM is not read: a template that
 * needs a value from it takes it from the environment variable {@code VERTEXAI_CONFIG_<NAME>}, from
 * {@code globals.yml} or from its default.
 *
 * <p>Credentials, dynamic configuration, hooks and the exit pipeline work as in {@code run-local}.
 * Runs are not tracked, and time limits and retries of nodes do not apply, so that you can debug.
 */
public final class Project {

  private final OpenedConfig config;
  private final Map<String, Pipeline> pipelines;
  private final Catalog catalog;
  private final Parameters parameters;

  /** What the last run that made them left in memory, by name. */
  private final Map<String, Object> left = new ConcurrentHashMap<>();

  private Project(OpenedConfig config, Map<String, Pipeline> pipelines, Catalog catalog) {
    this.config = config;
    this.pipelines = Collections.unmodifiableMap(new TreeMap<>(pipelines));
    this.catalog = catalog;
    this.parameters = Parameters.of(config.parameters());
  }

  /**
   * Reads and checks configuration and pipelines.
   *
   * @param dir the folder with {@code conf/} and {@code target/classes}
   * @param env a folder under {@code conf/}, for example {@code local}
   * @throws ConfException if the configuration has problems
   * @throws UserFault if the pipelines have problems
   */
  public static Project open(Path dir, String env) {
    Path projectDir = dir.toAbsolutePath().normalize();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    OpenedConfig config = OpenedConfig.read(projectDir, env, loader);
    Map<String, Pipeline> pipelines =
        new PipelineScan(loader, step -> {})
            .pipelines(List.of(projectDir.resolve("target").resolve("classes")));
    Project project = new Project(config, pipelines, config.openCatalog());
    List<String> unsound = PipelineCheck.problems(pipelines, project.catalog, project.parameters);
    if (!unsound.isEmpty()) {
      throw new UserFault(unsound);
    }
    PipelineCheck.unusable(project.catalog).ifPresent(System.err::println);
    return project;
  }

  /** The pipelines, sorted by name. */
  public Map<String, Pipeline> pipelines() {
    return pipelines;
  }

  /** The datasets of {@code catalog.yml}. */
  public Catalog catalog() {
    return catalog;
  }

  /** The values of {@code parameters.yml}, as text, numbers, booleans, lists and maps. */
  public Map<String, Object> parameters() {
    Map<String, Object> plain = new LinkedHashMap<>();
    ((ConfValue.Mapping) parameters.tree())
        .entries()
        .forEach((key, value) -> plain.put(key, value.plain()));
    return Collections.unmodifiableMap(plain);
  }

  /** Writes the description of the pipelines, {@code graph.json}, to a file. */
  public void describe(Path file) throws IOException {
    DescribedPipelines.of(pipelines, Map.of(), Version.current()).write(file);
  }

  /** Runs the pipeline {@code __default__}. */
  public RunResult run() {
    return run(PipelineRegistry.DEFAULT);
  }

  /** Runs a part of the pipeline {@code __default__}. */
  public RunResult run(Slice slice) {
    return run(PipelineRegistry.DEFAULT, slice);
  }

  /** Runs a pipeline. */
  public RunResult run(String pipeline) {
    return run(pipeline, Slice.all());
  }

  /**
   * Runs a part of a pipeline.
   *
   * @throws UserFault if the pipeline does not exist, or the part reads data that does not exist
   * @throws io.github.vertexmaven.runner.RunFailedException if a node failed
   */
  public RunResult run(String pipeline, Slice slice) {
    Pipeline whole = named(pipeline);
    Pipeline part = whole.only(slice);
    Optional<ExitPipeline> exit =
        config
            .settings()
            .exitPipeline()
            .filter(other -> !other.equals(pipeline))
            .map(other -> new ExitPipeline(other, named(other)));
    RunTimeNames names = names("run-");
    try (LiveConfig live = config.live(names, pipeline)) {
      Catalog ofRun = config.openCatalog(live).forRun(RunVersion.at(Instant.now()));
      List<String> problems = new ArrayList<>(ExitPipeline.needsABody(pipeline, part));
      problems.addAll(PipelineCheck.missingInputs(part, whole, ofRun));
      exit.ifPresent(after -> problems.addAll(after.problems(whole, ofRun)));
      List<Hook> hooks = hooks();
      problems.addAll(MissingData.unknownCredentials(part, ofRun));
      if (!ProjectHooks.mayBringData(hooks)) {
        problems.addAll(MissingData.problems(part, whole, ofRun));
      }
      if (!problems.isEmpty()) {
        throw new UserFault(problems);
      }
      RunResult result = new OpenedRun(config, live, ofRun, hooks, names).run(pipeline, part, exit);
      left.putAll(result.outputs());
      return result;
    }
  }

  private static RunTimeNames names(String prefix) {
    String id = UUID.randomUUID().toString();
    return new RunTimeNames(id, prefix + id);
  }

  private Pipeline named(String pipeline) {
    Pipeline found = pipelines.get(pipeline);
    if (found == null) {
      throw UserFault.noSuchPipeline(pipeline, pipelines.keySet());
    }
    return found;
  }

  /**
   * Creates instances of the project's hooks, in the order in which a run calls them.
   *
   * @throws ConfException if one cannot be used
   */
  public List<Hook> hooks() {
    return ProjectHooks.of(config.loader(), config.settings().runTime().hooks());
  }

  /**
   * Loads a dataset of the catalog, or one without an entry that a run of this project has written.
   *
   * @param type the type to load it as, for example {@code DataFrame.class}
   */
  public <T> T load(String dataset, Class<T> type) {
    return type.cast(load(dataset, (Type) type));
  }

  /**
   * Loads a dataset as a generic type, such as {@code List<Company>}. A dataset without an entry is
   * returned without conversion.
   */
  public Object load(String dataset, Type type) {
    Object kept = left.get(dataset);
    if (kept != null && !catalog.contains(dataset)) {
      return kept;
    }
    return withCatalog(live -> live.load(dataset, type));
  }

  /** Saves a dataset of the catalog. */
  public void save(String dataset, Object value) {
    withCatalog(
        live -> {
          live.save(dataset, value, value.getClass());
          return value;
        });
  }

  /** Providers may make entries, or the credentials that they name. */
  private Object withCatalog(Function<Catalog, Object> use) {
    if (config.settings().runTime().providers().isEmpty()) {
      return use.apply(catalog);
    }
    try (LiveConfig live = config.live(names("shell-"), PipelineRegistry.DEFAULT)) {
      return use.apply(config.openCatalog(live));
    }
  }
}
