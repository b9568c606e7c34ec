package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.parameter.ParameterPath;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.ExperimentName;
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
  private final OuterData outer;
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
    this.outer = OuterData.of(CatalogEntries.of(request.config().catalog()), whole);
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
    Optional<NamedExitPipeline> exit =
        NamedExitPipeline.of(request.config().settings(), request.graph(), problems);
    Map<String, List<Node>> alone = new TreeMap<>(request.graph().chosen());
    alone.values().removeIf(List::isEmpty);
    alone.entrySet().removeIf(pipeline -> !standsAlone(pipeline.getKey(), pipeline.getValue()));
    exit.ifPresent(after -> check(after, alone.values()));
    List<CompiledPipeline> compiled = new ArrayList<>();
    alone.forEach(
        (pipeline, nodes) -> {
          CompiledPipeline last = compiled(pipeline, nodes, exit);
          warnings.addAll(TaskLimits.warnings(last.spec()));
          SpecDialects.of(request, last.spec().name())
              .sizeWarning(() -> SpecJson.of(last.spec()))
              .ifPresent(warnings::add);
          compiled.add(last);
          PipelineNames.checkDistinct(compiled, problems);
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
    SpecDialects.of(request, "").check(request.graph(), concerned, problems, warnings);
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
      String pipeline, List<Node> nodes, Optional<NamedExitPipeline> exit) {
    Optional<NamedExitPipeline> after = exit.filter(other -> !other.name().equals(pipeline));
    after.ifPresent(other -> other.check(request.config().settings(), nodes, problems));
    after.ifPresent(other -> warnOfNodesThatRunTwice(pipeline, nodes, other));
    warnings.addAll(outer.warnings(pipeline, nodes));
    String name = PipelineNames.of(request.config().project().artifactId(), pipeline, problems);
    ExperimentName.problem(request.config().settings(), name).ifPresent(problems::add);
    SpecDialects.of(request, name).nameWarning().ifPresent(warnings::add);
    return new PipelineCompiler(request, name, pipeline, nodes, after, problems).compile();
  }

  private void warnOfNodesThatRunTwice(String pipeline, List<Node> nodes, NamedExitPipeline exit) {
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
  private void check(NamedExitPipeline exit, Collection<List<Node>> bodies) {
    Set<String> missing = outer.missing(exit.nodes());
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
              + ", which only other pipelines write. It always runs, so it can read only data that exists before the run.");
    }
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
              + "' has no spec of its own: node '"
              + reader.get().name()
              + "' reads how another pipeline ended, so it runs only as on_exit_pipeline.");
      return false;
    }
    Set<String> missing = outer.missing(nodes);
    if (!missing.isEmpty() && request.graph().isPart()) {
      missing.forEach(dataset -> problems.add(missingInput(pipeline, dataset)));
    } else if (!missing.isEmpty()) {
      notes.add(
          "Pipeline '"
              + pipeline
              + "' has no spec of its own: it reads "
              + missing
              + ", which only other pipelines write. To run it alone, give these datasets gs:// paths in the catalog.");
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
        + " writes and no bucket contains.\n  Give it a gs:// path in the catalog, or choose "
        + who
        + " too.";
  }
}
