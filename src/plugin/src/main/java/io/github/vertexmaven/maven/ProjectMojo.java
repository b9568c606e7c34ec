package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.ConfigRequest;
import io.github.vertexmaven.core.config.ConfigResolver;
import io.github.vertexmaven.core.config.ProjectFacts;
import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.fork.ProjectJvm;
import io.github.vertexmaven.core.graph.Description;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** A goal that works on a project's classes and its {@code conf/}. */
public abstract class ProjectMojo extends VertexMojo {

  private static final String GROUP = "io.github.vertexmaven";
  private static final String RUNTIME = "vertexai-runtime";

  /**
   * The environment: a folder under {@code conf/} that is read over {@code conf/base}. Without it
   * the environment variable {@code VERTEXAI_ENV} decides, else it is {@code local}.
   */
  @Parameter(property = "vertexai.env")
  private String env;

  /**
   * Settings with the keys of {@code vertexai.yml}; they win over the files, for example {@code
   * <run_config><image>…</image></run_config>}. One leaf is set by {@code
   * -Dvertexai.run_config.image=…}, which wins over both.
   */
  @Parameter private Map<String, Object> settings;

  /**
   * Parameters for this run, {@code a.b=0.3,list=[x,y]}: values are YAML, brackets and quotes
   * protect commas. Keys that {@code conf/} does not have are errors.
   */
  @Parameter(property = "vertexai.params")
  private String params;

  /** A YAML file of parameters that are merged over those of {@code conf/}. */
  @Parameter(property = "vertexai.paramsFile")
  private File paramsFile;

  /**
   * Options for the JVMs that run the project's code, for example {@code -Xmx2g}; separated by
   * white space.
   */
  @Parameter(property = "vertexai.jvmArgs")
  private String jvmArgs;

  @Parameter(defaultValue = "${project.build.directory}/vertexai", readonly = true, required = true)
  private File outputDirectory;

  private final ToolchainManager toolchains;

  @Inject
  ProjectMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  Path outputDirectory() {
    return outputDirectory.toPath();
  }

  Path classes() {
    return Path.of(project().getBuild().getOutputDirectory());
  }

  ResolvedConfig config() {
    var userProperties = session().getUserProperties();
    ConfigRequest request =
        new ConfigRequest(
            new ProjectFacts(
                project().getGroupId(),
                project().getArtifactId(),
                project().getVersion(),
                project().getBasedir().toPath()),
            environment(),
            settings == null ? Map.of() : settings,
            UserOptions.settings(userProperties),
            option("params", params),
            option("paramsFile", paramsFile == null ? null : paramsFile.toString()).map(this::file),
            session().getSystemProperties().entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).startsWith("env."))
                .collect(
                    java.util.stream.Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()).substring("env.".length()),
                        entry -> String.valueOf(entry.getValue()))),
            this::templateValue);
    ResolvedConfig config = ConfigResolver.resolve(request);
    config.warnings().forEach(warning -> getLog().warn(warning));
    return config;
  }

  private Path file(String name) {
    Path file = Path.of(name);
    return file.isAbsolute() ? file : project().getBasedir().toPath().resolve(file);
  }

  private String environment() {
    return option("env", env)
        .or(
            () ->
                Optional.ofNullable(
                    session().getSystemProperties().getProperty("env.VERTEXAI_ENV")))
        .filter(name -> !name.isBlank())
        .orElse("local");
  }

  /** The command line wins over the POM, unlike Maven's own rule. */
  Optional<String> option(String name, String fromPom) {
    String given = session().getUserProperties().getProperty(UserOptions.PREFIX + name);
    return Optional.ofNullable(given == null ? fromPom : given);
  }

  private Optional<String> templateValue(String name) {
    return Optional.ofNullable(session().getUserProperties().getProperty(name))
        .or(() -> Optional.ofNullable(project().getProperties().getProperty(name)))
        .or(() -> coordinate(name));
  }

  private Optional<String> coordinate(String name) {
    return switch (name) {
      case "project.groupId" -> Optional.of(project().getGroupId());
      case "project.artifactId" -> Optional.of(project().getArtifactId());
      case "project.version" -> Optional.of(project().getVersion());
      case "project.name" -> Optional.of(project().getName());
      default -> Optional.empty();
    };
  }

  /**
   * The JVM of the project's toolchain, else the one that Maven runs on; with the project's classes
   * first.
   */
  ProjectJvm jvm() {
    checkRuntime();
    List<Path> classPath = new ArrayList<>();
    classPath.add(classes());
    project().getArtifacts().stream()
        .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
        .filter(ProjectMojo::isRuntimeScope)
        .map(artifact -> artifact.getFile().toPath())
        .forEach(classPath::add);
    List<String> options =
        option("jvmArgs", jvmArgs)
            .map(text -> List.of(text.strip().split("\\s+")))
            .orElse(List.of());
    return new ProjectJvm(java(), classPath, options);
  }

  private static boolean isRuntimeScope(Artifact artifact) {
    return !Artifact.SCOPE_TEST.equals(artifact.getScope())
        && !Artifact.SCOPE_PROVIDED.equals(artifact.getScope());
  }

  private Path java() {
    Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session());
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
    List<Path> roots = project().getCompileSourceRoots().stream().map(Path::of).toList();
    StaleClasses.firstStale(roots, classes())
        .ifPresent(
            source -> {
              throw new UserException(
                  relative(source) + " is newer than its class.\n  Run: mvn compile " + goal);
            });
  }

  String relative(Path path) {
    Path base = project().getBasedir().toPath();
    return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
  }

  Description description(ResolvedConfig config, ProjectJvm jvm) {
    return Description.in(outputDirectory(), jvm, config, pluginVersion());
  }
}
