package io.github.vertexmaven.maven;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.PortablePath;
import io.github.vertexmaven.config.TemplateResolver;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.ConfigResolver;
import io.github.vertexmaven.core.conf.LoadVersions;
import io.github.vertexmaven.core.conf.ParameterOptions;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.git.GitCheckout;
import io.github.vertexmaven.core.job.release.ReleasedConfig;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that reads {@code conf/}, the POM's settings and {@code -D}. */
public abstract class ConfMojo extends VertexMojo {

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
   * Which versions of versioned datasets are read, {@code name:version,other:version}; the latest
   * ones when left out.
   */
  @Parameter(property = "vertexai.loadVersions")
  private String loadVersions;

  @Override
  boolean namesTarget() {
    Set<String> given = new HashSet<>(UserOptions.settings(session().getUserProperties()).keySet());
    if (settings != null) {
      given.addAll(settings.keySet());
    }
    return given.contains("project_id") || given.contains("endpoint");
  }

  /** The configuration, with the parameters of the command line. */
  ResolvedConfig config() {
    ResolvedConfig config = resolve(environment(), option("params", params), paramsFile());
    config.warnings().forEach(warning -> getLog().warn(warning));
    return config;
  }

  /**
   * The configuration as it is compiled: parameters that are given for one run reach its templates
   * alone.
   */
  ResolvedConfig configOfFiles() {
    return configOfFiles(environment());
  }

  /** The same of another environment. */
  ResolvedConfig configOfFiles(String other) {
    return versioned(
        ConfigResolver.resolveForSpec(request(other, option("params", params), paramsFile())));
  }

  /** The configuration that travelled with a release. */
  ResolvedConfig configOf(ReleaseArtifacts.Found release) {
    return ReleasedConfig.of(
        release.release(),
        release.env(),
        UserOptions.settings(session().getUserProperties()),
        variables());
  }

  /** The configuration of the runs of a schedule, which has parameters of its own. */
  ResolvedConfig configOf(ConfValue.Mapping scheduled) {
    return versioned(
        ConfigResolver.resolve(
            request(environment(), option("params", params), paramsFile()), scheduled));
  }

  private Optional<Path> paramsFile() {
    return option("paramsFile", paramsFile == null ? null : paramsFile.toString()).map(this::file);
  }

  private ResolvedConfig resolve(
      String wanted, Optional<String> runParams, Optional<Path> runParamsFile) {
    return versioned(ConfigResolver.resolve(request(wanted, runParams, runParamsFile)));
  }

  private ResolvedConfig versioned(ResolvedConfig config) {
    return option("loadVersions", loadVersions)
        .map(versions -> config.withCatalog(LoadVersions.apply(config.catalog(), versions)))
        .orElse(config);
  }

  private ConfigRequest request(
      String wanted, Optional<String> runParams, Optional<Path> runParamsFile) {
    return new ConfigRequest(
        new ProjectFacts(
            project().getGroupId(), project().getArtifactId(), project().getVersion(), baseDir()),
        wanted,
        settings == null ? Map.of() : settings,
        UserOptions.settings(session().getUserProperties()),
        runParams,
        runParamsFile,
        variables(),
        name -> Optional.ofNullable(session().getUserProperties().getProperty(name)),
        buildValues(),
        services());
  }

  /** The project's folder; without a project the one in which Maven was called. */
  Path baseDir() {
    File dir = project().getBasedir();
    return dir == null ? Path.of(session().getExecutionRootDirectory()) : dir.toPath();
  }

  /** Where the project's compiler puts classes. */
  Path compilerOutput() {
    return project().getBasedir() == null
        ? baseDir().resolve("target").resolve("classes")
        : Path.of(project().getBuild().getOutputDirectory());
  }

  /** A file that an option names, by a path that may be written as on Windows. */
  Path file(String name) {
    Path file = Path.of(PortablePath.of(name));
    return file.isAbsolute() ? file : calledIn().resolve(file);
  }

  private String environment() {
    return namedEnvironment().orElse("local");
  }

  /** The environment, where somebody names one. */
  Optional<String> namedEnvironment() {
    return option("env", env)
        .or(
            () ->
                Optional.ofNullable(
                    session().getSystemProperties().getProperty("env.VERTEXAI_ENV")))
        .filter(name -> !name.isBlank());
  }

  /** The command line wins over the POM, unlike Maven's own rule. */
  Optional<String> option(String name, String fromPom) {
    String given = session().getUserProperties().getProperty(UserOptions.PREFIX + name);
    return Optional.ofNullable(given == null ? fromPom : given);
  }

  boolean flag(String name, boolean fromPom) {
    return Boolean.parseBoolean(option(name, String.valueOf(fromPom)).orElseThrow());
  }

  /** Code among the {@code <dependencies>} of the plugin; the project's own is not seen here. */
  private ConfServices services() {
    try {
      return ConfServices.in(ConfMojo.class.getClassLoader());
    } catch (ConfException e) {
      throw new UserException(e.problems());
    }
  }

  /** Properties mean what unquoted YAML means; a version and a commit are texts. */
  private List<TemplateResolver> buildValues() {
    GitCheckout git = git();
    return List.of(
        Templating.unquoted(
            name -> Optional.ofNullable(project().getProperties().getProperty(name))),
        this::coordinate,
        name ->
            switch (name) {
              case "commit_id" -> git.commitId();
              case "branch_name" -> git.branchName();
              default -> Optional.empty();
            });
  }

  private GitCheckout git() {
    return GitCheckout.around(baseDir(), warning -> getLog().warn(warning));
  }

  /** The commit that the project's files are, when they are one. */
  Optional<String> commit() {
    return git().commitId();
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

  /** What {@code -Dvertexai.params} and the params file say, on their own. */
  Map<String, Object> runParameters() {
    return ParameterOptions.alone(option("params", params), paramsFile());
  }
}
