package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.RunVersion;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfFiles;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.TemplateSources;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineRegistry;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.runner.RunResult;
import io.github.vertexmaven.runner.RunScope;
import io.github.vertexmaven.runner.Runner;
import io.github.vertexmaven.slice.Slice;
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

/**
 * A project opened in this JVM: for a {@code main} in the IDE with its breakpoints, for tests, for
 * jshell.
 *
 * <p>The classes are those of {@code target/classes} as they are on this JVM's class path;
 * configuration is read from {@code conf/base} and {@code conf/<env>}. Values of the POM are not
 * known here: a template that needs one takes it from the environment variable {@code
 * VERTEXAI_CONFIG_<NAME>}, from {@code globals.yml} or from its default. Hooks take part as in any
 * run; credentials, dynamic configuration and tracking are for {@code run-local} and jobs.
 */
public final class Project {

  private final String env;
  private final Map<String, Pipeline> pipelines;
  private final Catalog catalog;
  private final Parameters parameters;
  private final List<String> hooks;

  private Project(
      String env,
      Map<String, Pipeline> pipelines,
      Catalog catalog,
      Parameters parameters,
      List<String> hooks) {
    this.env = env;
    this.pipelines = Collections.unmodifiableMap(new TreeMap<>(pipelines));
    this.catalog = catalog;
    this.parameters = parameters;
    this.hooks = List.copyOf(hooks);
  }

  /**
   * Reads configuration and pipelines, and checks them.
   *
   * @param dir the folder that has {@code conf/} and {@code target/classes}
   * @param env a folder under {@code conf/}, for example {@code local}
   * @throws ConfException when the configuration has problems
   * @throws UserFault when the pipelines have problems
   */
  public static Project open(Path dir, String env) {
    Path projectDir = dir.toAbsolutePath().normalize();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ConfServices services = ConfServices.in(loader);
    ConfFiles files = ConfFiles.of(projectDir, env, services);
    TemplateSources sources =
        new TemplateSources(
            System.getenv(),
            Templating.unquoted(name -> Optional.ofNullable(System.getProperty(name))),
            services,
            files.replacing("globals"),
            List.of());
    sources.warning().ifPresent(System.err::println);
    Templating templating = sources.templating();
    ConfValue.Mapping catalogEntries = templating.fill(files.replacing("catalog"));
    ConfValue.Mapping tree = templating.fill(files.replacing("parameters"));
    List<String> problems = new ArrayList<>();
    List<String> hooks = hooks(templating.fill(settings(files)), problems);
    problems.addAll(files.problems());
    problems.addAll(templating.problems());
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    Optional<Path> mount = Optional.ofNullable(System.getenv("VERTEXAI_GCS_MOUNT")).map(Path::of);
    Catalog catalog = Catalog.open(catalogEntries, new DataPlaces(projectDir, mount), loader);
    Parameters parameters = Parameters.of(tree);
    Map<String, Pipeline> pipelines =
        new PipelineScan(loader, step -> {})
            .pipelines(List.of(projectDir.resolve("target").resolve("classes")));
    List<String> unsound = PipelineCheck.problems(pipelines, catalog, parameters);
    if (!unsound.isEmpty()) {
      throw new UserFault(unsound);
    }
    return new Project(env, pipelines, catalog, parameters, hooks);
  }

  /** Of {@code vertexai.yml} only the hooks: the rest may need the POM, and is for jobs. */
  private static ConfValue.Mapping settings(ConfFiles files) {
    Map<String, ConfValue> known = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    ConfValue.Mapping all = files.merging("vertexai");
    if (all.get("run_config").orElse(null) instanceof ConfValue.Mapping run
        && run.get("hooks").isPresent()) {
      known.put("hooks", run.get("hooks").get());
      keys.put("hooks", run.keyAt("hooks"));
    }
    return new ConfValue.Mapping(known, keys, all.at());
  }

  private static List<String> hooks(ConfValue.Mapping settings, List<String> problems) {
    Optional<ConfValue> listed = settings.get("hooks").filter(value -> value.plain() != null);
    if (listed.isEmpty()) {
      return List.of();
    }
    if (listed.get() instanceof ConfValue.Sequence names) {
      return names.items().stream().map(name -> String.valueOf(name.plain())).toList();
    }
    problems.add(
        listed.get().at()
            + ": "
            + ProjectHooks.SETTING
            + ": expected a list, found "
            + listed.get().words()
            + ".");
    return List.of();
  }

  /** The pipelines, sorted by name. */
  public Map<String, Pipeline> pipelines() {
    return pipelines;
  }

  /** The datasets that {@code catalog.yml} names. */
  public Catalog catalog() {
    return catalog;
  }

  /** What {@code parameters.yml} says, as text, numbers, booleans, lists and maps. */
  public Map<String, Object> parameters() {
    Map<String, Object> plain = new LinkedHashMap<>();
    ((ConfValue.Mapping) parameters.tree())
        .entries()
        .forEach((key, value) -> plain.put(key, value.plain()));
    return Collections.unmodifiableMap(plain);
  }

  /** Writes what the build knows of the pipelines, {@code graph.json}, to a file. */
  public void describe(Path file) throws IOException {
    GraphFile.write(pipelines, Map.of(), Version.current(), file);
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
   * @throws UserFault when there is no such pipeline, or the part reads what nothing keeps
   * @throws io.github.vertexmaven.runner.RunFailedException when a node failed
   */
  public RunResult run(String pipeline, Slice slice) {
    Pipeline whole = pipelines.get(pipeline);
    if (whole == null) {
      throw UserFault.noSuchPipeline(pipeline, pipelines.keySet());
    }
    Pipeline part = whole.only(slice);
    List<String> problems = new ArrayList<>(ExitPipeline.needsABody(pipeline, part));
    problems.addAll(PipelineCheck.missingInputs(part, whole, catalog));
    if (!problems.isEmpty()) {
      throw new UserFault(problems);
    }
    List<Hook> all = ProjectHooks.of(Thread.currentThread().getContextClassLoader(), hooks);
    String runId = UUID.randomUUID().toString();
    RunScope scope =
        new RunScope(
            catalog.forRun(RunVersion.at(Instant.now())),
            parameters,
            Map.of(),
            runId,
            "run-" + runId,
            env,
            pipeline);
    return new Runner(Runtime.getRuntime().availableProcessors(), all).run(part, scope);
  }

  /**
   * Loads a dataset of the catalog.
   *
   * @param type what to load it as, for example {@code DataFrame.class}
   */
  public <T> T load(String dataset, Class<T> type) {
    return type.cast(load(dataset, (Type) type));
  }

  /**
   * Loads a dataset of the catalog as a type that a class cannot say, such as {@code
   * List<Company>}.
   */
  public Object load(String dataset, Type type) {
    return catalog.load(dataset, type);
  }

  /** Saves a dataset of the catalog. */
  public void save(String dataset, Object value) {
    catalog.save(dataset, value, value.getClass());
  }
}
