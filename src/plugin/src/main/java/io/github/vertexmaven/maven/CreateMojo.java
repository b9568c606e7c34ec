package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.job.CloudPlace;
import io.github.vertexmaven.core.job.CreateProject;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Makes a new project in a folder of its own: nodes, configuration with its schemas, data, tests,
 * Maven's wrapper. It asks for names; {@code -B} takes the defaults.
 */
@Mojo(name = "create", requiresProject = false, aggregator = true, threadSafe = true)
public final class CreateMojo extends AbstractMojo implements GoalCall.Goal {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
  private String pluginVersion;

  /**
   * Does nothing when true. A POM that gives the property's name as the value, {@code
   * ${vertexai.skip}}, keeps the command line in charge.
   */
  @Parameter(property = "vertexai.skip", defaultValue = "false")
  private boolean skip;

  /**
   * What the project starts from: {@code spaceflights}, three pipelines with data, a model and a
   * plot, or {@code minimal}, one node.
   */
  @Parameter(property = "vertexai.starter")
  private String starter;

  /** The project's name for people, for example {@code Spaceflights}. */
  @Parameter(property = "projectName")
  private String projectName;

  /** The project's group, for example {@code com.example}. */
  @Parameter(property = "groupId")
  private String groupId;

  /**
   * The project's artifact, also the name of its folder and of its pipeline; made from {@code
   * projectName} when it is not given.
   */
  @Parameter(property = "artifactId")
  private String artifactId;

  /** The project's version, {@code 0.1.0-SNAPSHOT} when it is not given. */
  @Parameter(property = "version")
  private String version;

  /** The Java package; made from group and artifact when it is not given. */
  @Parameter(property = "package")
  private String javaPackage;

  /** The folder in which the project's folder is made; the current one when it is not given. */
  @Parameter(property = "outputDirectory")
  private String outputDirectory;

  /**
   * The ID of the Google Cloud project, for {@code conf/prod}; {@code -DPROJECT_ID=…} is understood
   * too.
   */
  @Parameter(property = "vertexai.projectId", defaultValue = "${PROJECT_ID}")
  private String projectId;

  /** The region, for {@code conf/prod}; {@code -DREGION=…} is understood too. */
  @Parameter(property = "vertexai.region", defaultValue = "${REGION}")
  private String region;

  /** Writes a workflow for GitHub Actions too. */
  @Parameter(property = "vertexai.withGithubActions", defaultValue = "false")
  private boolean withGithubActions;

  /** Writes a pipeline for GitLab CI too. */
  @Parameter(property = "vertexai.withGitlabCi", defaultValue = "false")
  private boolean withGitlabCi;

  @Inject private MavenServices maven;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    new GoalCall(session, project, execution, getLog(), skip).of(this);
  }

  @Override
  public GoalScope scope() {
    return GoalScope.NO_MODULE;
  }

  @Override
  public void run(CalledProject here) {
    Path current = Path.of(session.getExecutionRootDirectory());
    MavenModules modules =
        new MavenModules(maven.repositories(), session, here.project(), pluginVersion);
    new CreateProject(
            here.console(),
            current,
            outputDirectory == null ? current : current.resolve(outputDirectory).normalize(),
            Optional.ofNullable(starter),
            names(),
            new CloudPlace(Optional.ofNullable(projectId), Optional.ofNullable(region)),
            servers(),
            maven.question(session),
            archetype -> modules.jars(archetype).get(0))
        .run();
  }

  private Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    names.put("projectName", projectName);
    names.put("groupId", groupId);
    names.put("artifactId", artifactId);
    names.put("version", version);
    names.put("package", javaPackage);
    names.values().removeIf(value -> value == null || value.isBlank());
    return names;
  }

  private Set<BuildServer> servers() {
    return Stream.of(BuildServer.values())
        .filter(server -> server == BuildServer.GITHUB ? withGithubActions : withGitlabCi)
        .collect(Collectors.toSet());
  }
}
