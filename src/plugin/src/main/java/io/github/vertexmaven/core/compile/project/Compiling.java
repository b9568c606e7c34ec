package io.github.vertexmaven.core.compile.project;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.code.CodeReach;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.TaskCode;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Compiles the pipelines of a project: describes them if anything changed, makes specs of them, and
 * writes what is new.
 *
 * @param named the only pipeline that has to be sound, where the goal works on one that somebody
 *     names
 * @param service what is known of where the specs will run
 */
public record Compiling(
    ProjectOnDisk project, Optional<String> named, ServiceFacts service, Log log) {

  /** What is known of the service without asking it. */
  public interface ServiceFacts {

    /** What it would refuse of the settings of jobs. */
    List<String> problems(ResolvedConfig config);

    /**
     * The digests of images that hold the very code of a compilation, by name.
     *
     * @param out where the compilation is written
     */
    Map<String, String> digests(
        ProjectJvm jvm, CompileRequest request, SpecCompiler.Result result, Path out);
  }

  /**
   * What was compiled, and what was begun meanwhile.
   *
   * @param begun before the files were written
   */
  public record With<T>(Compilation compilation, T begun) {}

  /** Begins something with what is compiled, beside the writing of files. */
  public interface Beside<T> {

    /** Does not wait for what it begins. */
    T begin(ProjectGraph graph, SpecCompiler.Result result);
  }

  /**
   * Compiles.
   *
   * @param checked the configuration that the pipelines are checked against
   * @param compiled the configuration that goes into the specs
   * @param wanted narrows the project's pipelines to what is compiled
   */
  public Compilation of(
      ResolvedConfig checked, ResolvedConfig compiled, UnaryOperator<ProjectGraph> wanted) {
    return with(checked, compiled, wanted, (graph, result) -> "").compilation();
  }

  /** The same, with something beside it. */
  public <T> With<T> with(
      ResolvedConfig checked,
      ResolvedConfig compiled,
      UnaryOperator<ProjectGraph> wanted,
      Beside<T> beside) {
    return with(checked, compiled, wanted, beside, project.outputDirectory());
  }

  /** Compiles all pipelines for an environment into a folder of its own. */
  public Compilation ofEnvironment(String env, ResolvedConfig config) {
    Path out = project.outputDirectory().resolve(env);
    return with(config, config, UnaryOperator.identity(), (graph, result) -> "", out).compilation();
  }

  private <T> With<T> with(
      ResolvedConfig checked,
      ResolvedConfig compiled,
      UnaryOperator<ProjectGraph> wanted,
      Beside<T> beside,
      Path out) {
    ProjectJvm jvm = project.jvm();
    Runnable meanwhile = () -> CompileRehearsal.begin(compiled, project.pluginVersion());
    ProjectGraph graph = wanted.apply(described(jvm, checked, out, sound(checked), meanwhile));
    CompileRequest request = request(jvm, graph, compiled);
    SpecCompiler.Result result = SpecCompiler.compile(request, service.problems(compiled));
    sayWhatIsSetAside(result.setAside());
    Map<String, String> digests = service.digests(jvm, request, result, out);
    if (!digests.isEmpty()) {
      request = request.with(digests);
      result = SpecCompiler.compile(request);
    }
    T begun = beside.begin(graph, result);
    return new With<>(Compilation.of(jvm, request, result, out), begun);
  }

  private CompileRequest request(ProjectJvm jvm, ProjectGraph graph, ResolvedConfig compiled) {
    Map<Path, String> digests = new HashMap<>();
    return new CompileRequest(
            graph,
            compiled,
            project.pluginVersion(),
            code(jvm, graph),
            file -> digests.computeIfAbsent(file, CodeDigest::ofFile),
            project.release())
        .naming(sound(compiled));
  }

  /** What each task can reach of the class path. */
  private TaskCode.Source code(ProjectJvm jvm, ProjectGraph graph) {
    Set<String> nodeClasses = new TreeSet<>();
    graph.pipelines().values().forEach(n -> n.forEach(node -> nodeClasses.add(node.className())));
    Path libraries = project.outputDirectory().resolve(".code-libraries");
    CodeReach reach =
        CodeReach.of(jvm.classPath(), jvm.own(), nodeClasses, libraries, project.knownLibraries());
    return new Reachable(reach);
  }

  private record Reachable(CodeReach reach) implements TaskCode.Source {

    @Override
    public TaskCode of(Collection<String> classes, Collection<String> texts, boolean readsObjects) {
      CodeReach.Reached reached = readsObjects ? reach.all() : reach.of(classes, texts);
      return new TaskCode(reached.digest(), reached.parts());
    }

    @Override
    public String libraries() {
      return reach.libraries();
    }
  }

  /** The pipelines as they are described in the folder that goals write to. */
  public ProjectGraph graph(ProjectJvm jvm, ResolvedConfig config) {
    return described(jvm, config, project.outputDirectory(), sound(config), () -> {});
  }

  /** The description in the folder that goals write to. */
  public Description description(ProjectJvm jvm, ResolvedConfig config) {
    return Description.in(project.outputDirectory(), jvm, config, project.pluginVersion());
  }

  /**
   * Checks the pipelines against further parameters; what was found right is not looked at again.
   *
   * @param place names a folder that remembers it
   */
  public void check(ResolvedConfig config, String place) {
    Path folder = project.outputDirectory().resolve("checks").resolve(place);
    described(project.jvm(), config, folder, Set.of(), () -> {});
  }

  /** With something to do meanwhile, where they are described anew. */
  private ProjectGraph described(
      ProjectJvm jvm, ResolvedConfig config, Path folder, Set<String> sound, Runnable meanwhile) {
    return Description.in(folder, jvm, config, project.pluginVersion())
        .warning(log::warn)
        .meanwhile(meanwhile)
        .graph(jvm, List.of(project.classes()), config, project.gcsMount(), log::debug, sound);
  }

  /** The pipelines that have to be sound; all when there are none. */
  public Set<String> sound(ResolvedConfig config) {
    Set<String> sound = new TreeSet<>();
    named.ifPresent(sound::add);
    if (!sound.isEmpty()) {
      config.settings().run().onExitPipeline().ifPresent(sound::add);
    }
    return sound;
  }

  /** Nobody is kept from a pipeline by what is wrong with others, and nobody misses it. */
  public void sayWhatIsSetAside(List<String> problems) {
    if (!problems.isEmpty()) {
      log.warn(
          "Pipeline '"
              + named.orElseThrow()
              + "' is compiled although others have problems:\n  "
              + String.join("\n", problems).replace("\n", "\n  "));
    }
  }
}
