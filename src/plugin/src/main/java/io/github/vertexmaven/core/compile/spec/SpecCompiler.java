package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compiles the pipelines of a project to specs, and finds what the service would refuse later. */
public final class SpecCompiler {

  /** The job's id is the name, a time and a suffix, 20 characters more; it has 127 at most. */
  private static final int MAX_NAME = 107;

  /** {@code PipelineInfo.description} of pipeline_spec.proto. */
  private static final int MAX_DESCRIPTION = 1024;

  /**
   * What came out.
   *
   * @param pipelines the pipelines that can run on their own
   * @param notes why other pipelines have no spec
   * @param warnings what is odd but no error
   * @param setAside what is wrong with pipelines that nobody asked for, which have no spec then
   */
  public record Result(
      List<CompiledPipeline> pipelines,
      List<String> notes,
      List<String> warnings,
      List<String> setAside) {

    /** Copies the lists. */
    public Result {
      pipelines = List.copyOf(pipelines);
      notes = List.copyOf(notes);
      warnings = List.copyOf(warnings);
      setAside = List.copyOf(setAside);
    }

    private Result without(List<String> problems) {
      return new Result(pipelines, notes, warnings, problems);
    }
  }

  private final CompileRequest request;
  private final CatalogEntries catalog;
  private final Set<String> writtenAnywhere;
  private final boolean isNarrowed;
  private final Predicate<String> concerned;
  private final Set<String> problems = new LinkedHashSet<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * A compiler.
   *
   * @param whole all pipelines of the project, of which the request may want some
   */
  private SpecCompiler(CompileRequest request, ProjectGraph whole) {
    this.request = request;
    this.catalog = CatalogEntries.of(request.config().catalog());
    this.writtenAnywhere = written(whole);
    this.isNarrowed = request.graph() != whole;
    this.concerned = !isNarrowed ? name -> true : SettingNames.names(request.graph());
  }

  /**
   * Compiles all pipelines, or those that can be when some are named.
   *
   * @throws UserException with all problems
   */
  public static Result compile(CompileRequest request) {
    return compile(request, List.of());
  }

  /**
   * Compiles all pipelines.
   *
   * @param found what is wrong already
   * @throws UserException with all problems; where pipelines are named, with all of theirs
   */
  public static Result compile(CompileRequest request, List<String> found) {
    if (request.named().isEmpty()) {
      return compile(request, request.graph(), found);
    }
    if (!request.graph().setAside().isEmpty()) {
      return compile(request.narrowed(), request.graph(), found)
          .without(request.graph().setAside());
    }
    try {
      return compile(request, request.graph(), found);
    } catch (UserException e) {
      return compile(request.narrowed(), request.graph(), found).without(e.problems());
    }
  }

  private static Result compile(CompileRequest request, ProjectGraph whole, List<String> found) {
    SpecCompiler compiler = new SpecCompiler(request, whole);
    compiler.problems.addAll(found);
    return compiler.compile();
  }

  private Result compile() {
    checkSettings();
    checkParameters();
    if (!request.config().settings().onEmulator()) {
      problems.addAll(request.config().withheld());
    }
    Optional<ExitPipeline> exit =
        ExitPipeline.of(request.config().settings(), request.graph(), problems);
    Map<String, List<Node>> alone = new TreeMap<>(request.graph().chosen());
    alone.values().removeIf(List::isEmpty);
    alone.entrySet().removeIf(pipeline -> !standsAlone(pipeline.getKey(), pipeline.getValue()));
    exit.ifPresent(after -> check(after, alone.values()));
    List<CompiledPipeline> compiled = new ArrayList<>();
    alone.forEach(
        (pipeline, nodes) -> {
          CompiledPipeline last = compiled(pipeline, nodes, exit);
          warnings.addAll(TaskLimits.warnings(last.spec()));
          compiled.add(last);
          checkDistinct(compiled);
        });
    if (!problems.isEmpty()) {
      throw new UserException(List.copyOf(problems));
    }
    return new Result(compiled, notes, List.copyOf(warnings), List.of());
  }

  private void checkSettings() {
    var settings = request.config().settings();
    if (settings.run().root().isEmpty()) {
      problems.add(
          "run_config.root is not set: the bucket and folder for code and run data.\n"
              + "  Add it to conf/base/vertexai.yml, for example root: my-bucket/pipelines");
    }
    settings
        .run()
        .description()
        .filter(text -> text.length() > MAX_DESCRIPTION)
        .ifPresent(
            text ->
                problems.add(
                    settings.places().of("run_config", "description")
                        + ": "
                        + text.length()
                        + " characters are too many; a description has at most "
                        + MAX_DESCRIPTION
                        + "."));
    new SettingNames(settings, request.graph())
        .check(problems, isNarrowed ? new ArrayList<>() : warnings);
    new Machines(settings).check(request.graph(), concerned, problems, warnings);
    Accelerators.check(settings, concerned, problems, warnings);
    new TaskRules(settings).check(request.graph(), concerned, problems, warnings);
    warnings.addAll(RunTimeConfig.missing(request.config()));
  }

  private void checkParameters() {
    List<Node> nodes =
        request.graph().pipelines().values().stream().flatMap(List::stream).distinct().toList();
    RunParameters parameters = new RunParameters(request.config().parameters(), nodes);
    Set<ParameterPath> read = new TreeSet<>();
    nodes.forEach(node -> read.addAll(parameters.of(List.of(node))));
    parameters.check(read, problems);
  }

  /** A pipeline has no other end than its own when it is what runs at the end. */
  private CompiledPipeline compiled(
      String pipeline, List<Node> nodes, Optional<ExitPipeline> exit) {
    Optional<ExitPipeline> after = exit.filter(other -> !other.name().equals(pipeline));
    after.ifPresent(other -> other.check(request.config().settings(), nodes, problems));
    after.ifPresent(other -> warnOfNodesThatRunTwice(pipeline, nodes, other));
    warnOfDataThatStaysBehind(pipeline, nodes);
    return new PipelineCompiler(request, pipeline, nodes, after, problems).compile(name(pipeline));
  }

  /** A run here would find it, a job does not. */
  private void warnOfDataThatStaysBehind(String pipeline, List<Node> nodes) {
    Set<String> written = new HashSet<>();
    nodes.forEach(node -> written.addAll(node.datasetsWritten()));
    for (Node node : nodes) {
      for (String read : node.entriesRead()) {
        String dataset = Transcoding.dataset(read);
        boolean stays =
            writtenAnywhere.contains(dataset)
                && !written.contains(dataset)
                && !node.entriesNeeded().contains(read)
                && DatasetEntry.of(read, catalog).filter(entry -> !isThere(read)).isPresent();
        if (stays) {
          warnings.add(
              "Node '"
                  + node.name()
                  + "' reads '"
                  + read
                  + "' if it is there; another pipeline writes it to a path of this machine, so a"
                  + " job of pipeline '"
                  + pipeline
                  + "' never finds it. Give it a gs:// path.");
        }
      }
    }
  }

  private void warnOfNodesThatRunTwice(String pipeline, List<Node> nodes, ExitPipeline exit) {
    for (Node node : exit.nodes()) {
      if (nodes.contains(node)) {
        warnings.add(
            "Node '"
                + node.name()
                + "' is part of pipeline '"
                + pipeline
                + "' and of its on_exit_pipeline '"
                + exit.name()
                + "'; it runs twice.");
      }
    }
  }

  /** What the pipelines that have a spec do not write is missing all the same. */
  private void check(ExitPipeline exit, Collection<List<Node>> bodies) {
    Set<String> missing = missing(exit.nodes());
    for (List<Node> body : bodies) {
      Set<String> written = new HashSet<>();
      body.forEach(node -> written.addAll(node.datasetsWritten()));
      missing.removeIf(name -> written.contains(Transcoding.dataset(name)));
    }
    if (!missing.isEmpty()) {
      problems.add(
          request.config().settings().places().of("run_config", "on_exit_pipeline")
              + ": pipeline '"
              + exit.name()
              + "' reads "
              + missing
              + ", which only other pipelines write. It runs whatever happens, so it can read only"
              + " what is there before.");
    }
  }

  private Set<String> missing(List<Node> nodes) {
    Set<String> written = new TreeSet<>();
    nodes.forEach(node -> written.addAll(node.datasetsWritten()));
    Set<String> missing = new TreeSet<>();
    for (Node node : nodes) {
      node.entriesNeeded().stream()
          .filter(read -> !written.contains(Transcoding.dataset(read)) && !isThere(read))
          .forEach(missing::add);
    }
    return missing;
  }

  /**
   * A pipeline that reads what only another one makes, or how another one ended, has no spec of its
   * own.
   */
  private boolean standsAlone(String pipeline, List<Node> nodes) {
    Optional<Node> reader = nodes.stream().filter(Node::readsFinalStatus).findFirst();
    if (reader.isPresent()) {
      notes.add(
          "Pipeline '"
              + pipeline
              + "' gets no spec: node '"
              + reader.get().name()
              + "' reads how another pipeline ended, so it runs as on_exit_pipeline only.");
      return false;
    }
    Set<String> missing = missing(nodes);
    if (!missing.isEmpty() && request.graph().isPart()) {
      missing.forEach(dataset -> problems.add(missingInput(pipeline, dataset)));
    } else if (!missing.isEmpty()) {
      notes.add(
          "Pipeline '"
              + pipeline
              + "' gets no spec: it reads "
              + missing
              + ", which only other pipelines write. With a gs:// path in the catalog it could run"
              + " on its own.");
    }
    return missing.isEmpty();
  }

  private String missingInput(String pipeline, String dataset) {
    Node writer =
        ProjectGraph.writers(request.graph().pipeline(pipeline)).get(Transcoding.dataset(dataset));
    String who = writer == null ? "another pipeline" : "node '" + writer.name() + "'";
    return "The chosen nodes read '"
        + dataset
        + "', which "
        + who
        + " writes and no bucket keeps.\n  Give it a gs:// path in the catalog, or choose "
        + who
        + " too.";
  }

  /** Whether a run finds the dataset although none of its nodes writes it. */
  private boolean isThere(String dataset) {
    Optional<DatasetEntry> entry = DatasetEntry.of(dataset, catalog);
    if (entry.isEmpty()) {
      return false;
    }
    boolean local = entry.get().filepath().filter(path -> !path.startsWith("gs://")).isPresent();
    return !local || !writtenAnywhere.contains(Transcoding.dataset(dataset));
  }

  private static Set<String> written(ProjectGraph graph) {
    Set<String> written = new HashSet<>();
    graph
        .pipelines()
        .values()
        .forEach(nodes -> nodes.forEach(node -> written.addAll(node.datasetsWritten())));
    return written;
  }

  /** Names that differ in Java's eyes may be one on Vertex AI, and one file. */
  private void checkDistinct(List<CompiledPipeline> compiled) {
    CompiledPipeline last = compiled.get(compiled.size() - 1);
    compiled.stream()
        .filter(other -> other != last && other.spec().name().equals(last.spec().name()))
        .forEach(
            other ->
                problems.add(
                    "Pipelines '"
                        + other.pipeline()
                        + "' and '"
                        + last.pipeline()
                        + "' would both be '"
                        + last.spec().name()
                        + "' on Vertex AI. Rename one."));
    compiled.stream()
        .filter(other -> isPlanOf(other, last) || isPlanOf(last, other))
        .forEach(
            other ->
                problems.add(
                    "The spec of pipeline '"
                        + (isPlanOf(other, last) ? other : last).pipeline()
                        + "' would have the name of another's plan. Rename the pipeline."));
  }

  private static boolean isPlanOf(CompiledPipeline plan, CompiledPipeline pipeline) {
    return plan.spec().name().equals(pipeline.spec().name() + "-plan");
  }

  private String name(String pipeline) {
    String artifactId = Names.task(request.config().project().artifactId());
    boolean isDefault = pipeline.equals(ProjectGraph.DEFAULT);
    String name = isDefault ? artifactId : artifactId + "-" + Names.task(pipeline);
    if (!name.matches("[a-z][a-z0-9-]*") || name.length() > MAX_NAME) {
      problems.add(
          "'"
              + name
              + "' cannot be the name of a pipeline on Vertex AI: it begins with a letter and"
              + " has at most "
              + MAX_NAME
              + " letters, digits and dashes. Shorten the artifactId or"
              + " the pipeline's name.");
    }
    return name;
  }
}
