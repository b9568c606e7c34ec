package io.github.vertexmaven.maven;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.BuildTemplates;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.GivenOptions;
import io.github.vertexmaven.core.conf.git.GitCheckout;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import io.github.vertexmaven.core.job.release.ReleaseArtifacts;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What all goals but {@code init} have in common: they read {@code conf/}, the POM's settings and
 * {@code -D}. A goal makes one value of its parameters, and calls one verb.
 */
public abstract class VertexMojo extends AbstractMojo implements GoalCall.Goal {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  @Parameter(defaultValue = "${project.build.directory}/vertexai", readonly = true, required = true)
  private File outputDirectory;

  /** The Java version that the classes are compiled for. */
  @Parameter(defaultValue = "${maven.compiler.release}", readonly = true)
  private String release;

  /**
   * Skips the goal. In a POM, write {@code ${vertexai.skip}} as the value, so that the command line
   * can override it.
   */
  @Parameter(property = "vertexai.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The environment: a folder under {@code conf/} whose files override those in {@code conf/base}.
   * The default is the environment variable {@code VERTEXAI_ENV}, then {@code local}.
   */
  @Parameter(property = "vertexai.env")
  private String env;

  /**
   * Settings with the keys of {@code vertexai.yml}, for example {@code
   * <run_config><image>…</image></run_config>}. They override the files; {@code
   * -Dvertexai.run_config.image=…} on the command line overrides both.
   */
  @Parameter private Map<String, Object> settings;

  /**
   * Parameters for this run, {@code a.b=0.3,list=[x,y]}. Values are YAML; put values with commas in
   * brackets or quotes. Keys that {@code conf/} does not have are errors.
   */
  @Parameter(property = "vertexai.params")
  private String params;

  /** A YAML file with parameters that override those in {@code conf/}. */
  @Parameter(property = "vertexai.paramsFile")
  private File paramsFile;

  /**
   * The versions of versioned datasets to read, {@code name:version,other:version}. The default is
   * the latest ones.
   */
  @Parameter(property = "vertexai.loadVersions")
  private String loadVersions;

  @Inject private MavenServices maven;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    new GoalCall(session, project, execution, getLog(), skip).of(this);
  }

  @Override
  public GoalScope scope() {
    return GoalScope.SETTINGS;
  }

  @Override
  public final boolean namesTarget() {
    Set<String> given = new HashSet<>(given().settings().keySet());
    if (settings != null) {
      given.addAll(settings.keySet());
    }
    return given.contains("project_id") || given.contains("endpoint") || given.contains("host");
  }

  /** Parameters as they were given: the command line wins over the POM. */
  final GivenOptions given() {
    return new GivenOptions(session.getUserProperties());
  }

  /** What may be done to the project's image before a job is made. */
  final ImageOptions image(boolean autoBuild, boolean yes) {
    return new ImageOptions(given().flag("autoBuild", autoBuild), given().flag("yes", yes));
  }

  /** The call of a goal that needs no project. */
  final Call call(CalledProject here) {
    return call(here, Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  private Call call(CalledProject here, Path java) {
    return new Call(
        here.console(),
        given(),
        here.variables(),
        configurations(here),
        new MavenModules(
            maven.repositories(),
            session,
            here.project(),
            pluginVersion,
            () -> maven.logins(session, here.variables()).proxies()),
        here.folders(),
        here.commands(),
        java,
        pluginVersion,
        session.isOffline());
  }

  /** Where releases are found. */
  final ReleaseArtifacts releases(CalledProject here) {
    return new ReleaseArtifacts(new RepositoryArtifacts(maven.repositories(), here));
  }

  /** The project as the build left it, and what may be made of it. */
  final ProjectBuild build(CalledProject here, String jvmArgs) {
    BuiltProject built =
        new BuiltProject(
            here, maven, outputDirectory.toPath(), release, given().text("jvmArgs", jvmArgs));
    return new ProjectBuild(
        call(here, built.java()),
        built.onDisk(pluginVersion),
        maven.logins(session, here.variables()),
        maven.question(session));
  }

  private Configurations configurations(CalledProject here) {
    GivenOptions typed = given();
    Optional<String> named =
        typed
            .text("env", env)
            .or(() -> Optional.ofNullable(here.variables().get("VERTEXAI_ENV")))
            .filter(name -> !name.isBlank());
    return new Configurations(
        () -> request(here, named.orElse("local")),
        named,
        typed.text("loadVersions", loadVersions),
        here.console()::warn,
        here.secrets()::learn);
  }

  private ConfigRequest request(CalledProject here, String environment) {
    GivenOptions typed = given();
    MavenProject pom = here.project();
    return new ConfigRequest(
        here.facts(),
        environment,
        settings == null ? Map.of() : settings,
        typed.settings(),
        typed.text("params", params),
        typed
            .text("paramsFile", paramsFile == null ? null : paramsFile.toString())
            .map(here.folders()::file),
        here.variables(),
        typed::property,
        BuildTemplates.of(
            here.facts(),
            pom.getName(),
            pom.getProperties(),
            GitCheckout.around(here.baseDir(), here.console()::warn)),
        services());
  }

  /** Code among the {@code <dependencies>} of the plugin; the project's own is not seen here. */
  private static ConfServices services() {
    try {
      return ConfServices.in(VertexMojo.class.getClassLoader());
    } catch (ConfException e) {
      throw new UserException(e.problems());
    }
  }
}
