package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.code.CodeReach;
import io.github.vertexmaven.core.compile.code.CompiledClasses;
import io.github.vertexmaven.core.compile.code.SourceLines;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.Description;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.TaggedImages;
import io.github.vertexmaven.core.compile.spec.TaskCode;
import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.reactor.Scope;
import io.github.vertexmaven.core.job.ship.ImageState;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.show.page.PipelinePage;
import io.github.vertexmaven.core.show.page.ProjectPage;
import io.github.vertexmaven.core.show.page.TaskFacts;
import io.github.vertexmaven.core.show.page.TaskIndex;
import io.github.vertexmaven.core.show.report.ForkedViewer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;

/** A goal that works on a project's classes and its {@code conf/}. */
public abstract class ProjectMojo extends ConfMojo {

  private static final String GROUP = "io.github.vertexmaven";
  private static final int DEFAULT_RELEASE = 17;
  private static final String RUNTIME = "vertexai-runtime";

  /**
   * Options for the JVMs that run the project's code, for example {@code -Xmx2g}; separated by
   * white space.
   */
  @Parameter(property = "vertexai.jvmArgs")
  private String jvmArgs;

  @Parameter(defaultValue = "${project.build.directory}/vertexai", readonly = true, required = true)
  private File outputDirectory;

  /**
   * The Java version that the classes are compiled for: the container image needs at least this
   * one.
   */
  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private String release;

  private final MavenServices maven;
  private CompiledClasses compiled;

  ProjectMojo(MavenServices maven) {
    this.maven = maven;
  }

  @Override
  Scope scope() {
    return Scope.EVERY_MODULE;
  }

  MavenServices maven() {
    return maven;
  }

  RemoteModules modules() {
    return new RemoteModules(maven.repositories(), session(), project(), pluginVersion());
  }

  /** The way to Vertex AI or the emulator, whose tasks run on the project's own Java. */
  Connecting connecting() {
    return new Connecting(modules(), baseDir(), buildDir(), java(), getLog()::info);
  }

  /** Where goals write; Maven knows no such folder without a project. */
  Path outputDirectory() {
    return project().getBasedir() == null
        ? baseDir().resolve("target").resolve("vertexai")
        : outputDirectory.toPath();
  }

  private synchronized CompiledClasses compiledClasses() {
    if (compiled == null) {
      List<Path> roots = project().getCompileSourceRoots().stream().map(Path::of).toList();
      Path restored = outputDirectory().resolve("classes");
      compiled = CompiledClasses.of(compilerOutput(), roots, jar(), restored);
    }
    return compiled;
  }

  /** The project's jar, when this build has made it or a build cache has put it back. */
  private Optional<Path> jar() {
    return Optional.ofNullable(project().getArtifact())
        .map(Artifact::getFile)
        .map(File::toPath)
        .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file));
  }

  /** The folder of what the project compiled. */
  Path classes() {
    return compiledClasses().folder();
  }

  /**
   * The JVM of the project's toolchain, else the one that Maven runs on; with the project's classes
   * first.
   */
  ProjectJvm jvm() {
    checkRuntime();
    List<Path> classPath = new ArrayList<>(List.of(classes()));
    List<Path> own = new ArrayList<>(List.of(classes()));
    for (Artifact artifact : project().getArtifacts()) {
      if (artifact.getArtifactHandler().isAddedToClasspath() && isRuntimeScope(artifact)) {
        Path file = artifact.getFile().toPath();
        classPath.add(file);
        if (artifact.getGroupId().equals(project().getGroupId())) {
          own.add(file);
        }
      }
    }
    List<String> options =
        option("jvmArgs", jvmArgs)
            .map(text -> List.of(text.strip().split("\\s+")))
            .orElse(List.of());
    return new ProjectJvm(java(), classPath, own, options);
  }

  private static boolean isRuntimeScope(Artifact artifact) {
    return !Artifact.SCOPE_TEST.equals(artifact.getScope())
        && !Artifact.SCOPE_PROVIDED.equals(artifact.getScope());
  }

  /**
   * The folder that stands for {@code gs://} on this machine: the given one, else the emulator's.
   */
  Path gcsMount() {
    return Optional.ofNullable(
            session().getSystemProperties().getProperty("env.VERTEXAI_GCS_MOUNT"))
        .map(Path::of)
        .orElseGet(() -> buildDir().resolve(".vertexai").resolve("buckets"));
  }

  /** Maven 4 cannot be asked for a toolchain where there is no project. */
  Path java() {
    Toolchain toolchain =
        project().getBasedir() == null
            ? null
            : maven.toolchains().getToolchainFromBuildContext("jdk", session());
    String found = toolchain == null ? null : toolchain.findTool("java");
    return found == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(found);
  }

  private void checkRuntime() {
    Artifact runtime =
        project().getArtifacts().stream()
            .filter(a -> a.getGroupId().equals(GROUP) && a.getArtifactId().equals(RUNTIME))
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "The project does not depend on "
                            + GROUP
                            + ":"
                            + RUNTIME
                            + ".\n"
                            + "  Add it to the <dependencies> of pom.xml with version "
                            + pluginVersion()
                            + "."));
    if (!runtime.getBaseVersion().equals(pluginVersion())) {
      throw new UserException(
          "The project depends on "
              + RUNTIME
              + " "
              + runtime.getBaseVersion()
              + ", but the plugin is "
              + pluginVersion()
              + ".\n"
              + "  Give both the same version in pom.xml.");
    }
  }

  /** Classes that are there and not older than their sources. */
  void checkCompiled(String goal) {
    if (!Files.isDirectory(classes())) {
      throw new UserException(
          "The project is not compiled: "
              + relative(classes())
              + " does not exist.\n  Run: mvn compile "
              + goal);
    }
    compiledClasses()
        .stale()
        .ifPresent(
            source -> {
              throw new UserException(
                  relative(source) + " is newer than its class.\n  Run: mvn compile " + goal);
            });
  }

  String relative(Path path) {
    return shown(project().getBasedir().toPath(), path);
  }

  private static String shown(Path base, Path path) {
    return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
  }

  Description description(ResolvedConfig config, ProjectJvm jvm) {
    return Description.in(outputDirectory(), jvm, config, pluginVersion());
  }

  /**
   * Describes the pipelines if anything changed, compiles them and writes what is new.
   *
   * @param checked the configuration that the pipelines are checked against
   * @param compiled the configuration that goes into the specs
   * @param wanted narrows the project's pipelines to what is compiled
   */
  Compilation compile(
      ResolvedConfig checked, ResolvedConfig compiled, UnaryOperator<ProjectGraph> wanted) {
    return compile(checked, compiled, wanted, outputDirectory());
  }

  /** Compiles all pipelines for an environment into a folder of its own. */
  Compilation compile(String env) {
    ResolvedConfig config = configOfFiles(env);
    return compile(config, config, graph -> graph, outputDirectory().resolve(env));
  }

  private Compilation compile(
      ResolvedConfig checked,
      ResolvedConfig compiled,
      UnaryOperator<ProjectGraph> wanted,
      Path out) {
    ProjectJvm jvm = jvm();
    ProjectGraph graph =
        wanted.apply(
            Description.in(out, jvm, checked, pluginVersion())
                .graph(
                    jvm,
                    List.of(classes()),
                    checked,
                    gcsMount(),
                    line -> getLog().debug(line),
                    named(checked)));
    boolean known = release != null && release.matches("[0-9]+");
    Map<Path, String> digests = new HashMap<>();
    CompileRequest request =
        new CompileRequest(
                graph,
                compiled,
                pluginVersion(),
                code(jvm, graph),
                file -> digests.computeIfAbsent(file, CodeDigest::ofFile),
                known ? Integer.parseInt(release) : DEFAULT_RELEASE)
            .naming(named(compiled));
    SpecCompiler.Result result = SpecCompiler.compile(request, RunOptions.problems(compiled));
    sayWhatIsSetAside(result.setAside());
    return CodeImage.of(this, jvm, request, result, out)
        .flatMap(image -> pushed(image, out))
        .map(image -> Compilation.of(jvm, request.with(image), out))
        .orElseGet(() -> Compilation.of(jvm, request, result, out));
  }

  /** The only pipeline that has to be sound, where the goal works on one that somebody names. */
  Optional<String> namedPipeline() {
    return Optional.empty();
  }

  /** The pipelines that have to be sound; all when there are none. */
  Set<String> named(ResolvedConfig config) {
    Set<String> named = new TreeSet<>();
    namedPipeline().ifPresent(named::add);
    if (!named.isEmpty()) {
      config.settings().run().onExitPipeline().ifPresent(named::add);
    }
    return named;
  }

  /** Nobody is kept from a pipeline by what is wrong with others, and nobody misses it. */
  void sayWhatIsSetAside(List<String> problems) {
    if (!problems.isEmpty()) {
      getLog()
          .warn(
              "Pipeline '"
                  + namedPipeline().orElseThrow()
                  + "' goes on without what is wrong with others:\n  "
                  + String.join("\n", problems).replace("\n", "\n  "));
    }
  }

  /** The digest of the project's image, when what was pushed last holds this very code. */
  private static Optional<Map<String, String>> pushed(CodeImage image, Path out) {
    return ImageState.read(out)
        .filter(state -> state.image().equals(image.name()))
        .filter(state -> state.identity().equals(image.identity()))
        .map(state -> Map.of(image.name(), state.digest()));
  }

  /** The environments that {@code -Dvertexai.envs} names; none when it is not given. */
  List<String> environments(String fromPom) {
    return option("envs", fromPom).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** The jars that may have other content tomorrow: snapshots, and other modules of this build. */
  Set<Path> changingJars() {
    Set<Path> changing = new HashSet<>();
    for (Artifact artifact : project().getArtifacts()) {
      if (artifact.isSnapshot() || artifact.getGroupId().equals(project().getGroupId())) {
        changing.add(artifact.getFile().toPath());
      }
    }
    return changing;
  }

  /** The one time that everything in this build is given. */
  Instant outputTimestamp() {
    String text = project().getProperties().getProperty("project.build.outputTimestamp", "");
    try {
      return text.matches("[0-9]{2,}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /**
   * The same with the digests of its images, for which registries are asked; on this machine none
   * is.
   *
   * @param autoBuild whether the project's image is built and pushed when its registry lacks it
   * @param yes whether a tag is overwritten without asking
   */
  Compilation pinned(Compilation compilation, boolean autoBuild, boolean yes) {
    Settings own = compilation.request().config().settings();
    if (own.onEmulator()) {
      if (own.run().build().inImage()) {
        getLog().info("The emulator pulls no images: the code is staged in its bucket.");
      }
      return compilation;
    }
    return compilation.with(
        imageWork(compilation, yes)
            .digests(
                TaggedImages.of(compilation.result().pipelines()),
                CodeImage.of(this, compilation),
                flag("autoBuild", autoBuild)));
  }

  /**
   * The same with the digests of those images that are there already, where registries can be
   * asked; the project's own image is pushed later.
   */
  Compilation pinned(Compilation compilation) {
    Settings settings = compilation.request().config().settings();
    List<String> tagged = new ArrayList<>(TaggedImages.of(compilation.result().pipelines()));
    if (settings.codeInImage()) {
      settings.run().image().ifPresent(tagged::remove);
    }
    if (settings.onEmulator() || session().isOffline() || tagged.isEmpty()) {
      return compilation;
    }
    return compilation.with(imageWork(compilation, false).digests(tagged, Optional.empty(), false));
  }

  /** Work on images; who is asked before a tag is overwritten says yes with {@code yes}. */
  ImageWork imageWork(Compilation compilation, boolean yes) {
    Question question = Question.of(session(), flag("yes", yes));
    return new ImageWork(
        new Registries(modules(), session(), maven.decrypter(), variables(), baseDir()),
        compilation.request().config().settings(),
        compilation.folder(),
        getLog(),
        image -> question.confirms(image + " is there already. Overwrite it?"));
  }

  /** The jobs that the compiled pipelines make. */
  ProjectJobs jobs(Compilation compilation) {
    return new ProjectJobs(
        getLog(),
        compilation,
        this::options,
        this::relative,
        (pipeline, config) -> runPage(compilation, pipeline, config),
        Typed.commands(session(), baseDir()));
  }

  private RunPage runPage(
      Compilation compilation, CompiledPipeline pipeline, ResolvedConfig config) {
    ProjectGraph graph = compilation.request().graph();
    TaskIndex index = TaskIndex.of(pipeline);
    return new RunPage(
        () -> page(pipeline, graph, config, index),
        index::dataset,
        Map.of("environment", config.env()),
        new ForkedViewer(compilation.jvm(), config),
        Redaction.of(config));
  }

  /**
   * A pipeline to look at.
   *
   * @param config with the parameters that are shown
   * @param index the tasks that its nodes run in
   */
  PipelinePage page(
      CompiledPipeline pipeline, ProjectGraph graph, ResolvedConfig config, TaskIndex index) {
    return page(pipeline.spec().name(), pipeline.pipeline(), graph, config, index::of);
  }

  /** The same of a pipeline that is called by another name, and runs in other tasks or in none. */
  PipelinePage page(
      String title,
      String name,
      ProjectGraph graph,
      ResolvedConfig config,
      Function<ProjectGraph.Node, Optional<TaskFacts>> tasks) {
    SourceLines lines = SourceLines.in(List.of(classes()));
    return ProjectPage.of(
        title, config, graph, name, node -> lines.of(node.className(), node.method()), tasks);
  }

  /** Where the reports of runs go, and whether pages are wanted. */
  RunReports reports(boolean pages) {
    return new RunReports(getLog(), outputDirectory(), pages, file -> shown(baseDir(), file));
  }

  /**
   * Checks the pipelines against further parameters; what was found right is not looked at again.
   *
   * @param place names a folder that remembers it
   */
  void check(ResolvedConfig config, String place) {
    ProjectJvm jvm = jvm();
    Path folder = outputDirectory().resolve("checks").resolve(place);
    Description.in(folder, jvm, config, pluginVersion())
        .graph(jvm, List.of(classes()), config, gcsMount(), line -> getLog().debug(line));
  }

  /** How jobs of a configuration run. */
  JobOptions options(ResolvedConfig config) {
    return RunOptions.of(config, pluginVersion(), commit());
  }

  /** What each task can reach of the class path. */
  private TaskCode.Source code(ProjectJvm jvm, ProjectGraph graph) {
    Set<String> nodeClasses = new TreeSet<>();
    graph.pipelines().values().forEach(n -> n.forEach(node -> nodeClasses.add(node.className())));
    CodeReach reach =
        CodeReach.of(
            jvm.classPath(), jvm.own(), nodeClasses, outputDirectory().resolve(".code-libraries"));
    return (classes, texts, readsObjects) -> {
      CodeReach.Reached reached = readsObjects ? reach.all() : reach.of(classes, texts);
      return new TaskCode(reached.digest(), reached.parts());
    };
  }

  /** The jobs of a release, {@code group:artifact:version}, for the environment that is named. */
  ReleaseJobs jobsOf(String coordinates) {
    ReleaseArtifacts artifacts = new ReleaseArtifacts(maven.repositories(), session(), project());
    ReleaseArtifacts.Found found = artifacts.find(coordinates, namedEnvironment());
    ResolvedConfig config = configOf(found);
    return new ReleaseJobs(
        getLog(),
        artifacts,
        found,
        config,
        RunOptions.of(config, pluginVersion(), Optional.empty()),
        Typed.commands(session(), baseDir()));
  }
}
