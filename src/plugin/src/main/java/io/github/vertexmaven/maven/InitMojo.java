package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.job.WriteFirstFiles;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes a commented {@code conf/base/vertexai.yml} to begin with, and the schemas by which editors
 * complete and check the files in {@code conf}. It keeps a file that exists and says so, unless you
 * give {@code -Dvertexai.force}. It always updates schemas.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMojo implements GoalCall.Goal {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * Does nothing when true. A POM that gives the property's name as the value, {@code
   * ${vertexai.skip}}, keeps the command line in charge.
   */
  @Parameter(property = "vertexai.skip", defaultValue = "false")
  private boolean skip;

  /** The ID of the Google Cloud project; {@code -DPROJECT_ID=…} is understood too. */
  @Parameter(property = "vertexai.projectId", defaultValue = "${PROJECT_ID}")
  private String projectId;

  /** The region, for example {@code europe-west1}; {@code -DREGION=…} is understood too. */
  @Parameter(property = "vertexai.region", defaultValue = "${REGION}")
  private String region;

  /**
   * The address of an installation of Kubeflow Pipelines, such as {@code
   * https://kubeflow.example.com/pipeline}: the files are for it, and need neither project nor
   * region.
   */
  @Parameter(property = "vertexai.host")
  private String host;

  /** Overwrites files that are there. */
  @Parameter(property = "vertexai.force", defaultValue = "false")
  private boolean force;

  /**
   * Writes a workflow for GitHub Actions too, and a page that says how to set up the repository:
   * each push builds and runs on the emulator, or once on Kubeflow Pipelines where {@code
   * vertexai.host} is given; the main branch publishes and schedules. A file that was changed is
   * kept; the difference is shown.
   */
  @Parameter(property = "vertexai.withGithubActions", defaultValue = "false")
  private boolean withGithubActions;

  /** The same for GitLab. */
  @Parameter(property = "vertexai.withGitlabCi", defaultValue = "false")
  private boolean withGitlabCi;

  /** Writes a commented {@code conf/base/mlflow.yml} too, for tracking runs with MLflow. */
  @Parameter(property = "vertexai.withMlflow", defaultValue = "false")
  private boolean withMlflow;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    new GoalCall(session, project, execution, getLog(), skip).of(this);
  }

  @Override
  public GoalScope scope() {
    return GoalScope.NEW_SETTINGS;
  }

  @Override
  public void run(CalledProject here) {
    new WriteFirstFiles(
            here.console(),
            here.baseDir(),
            Optional.of(here.project().getArtifactId()).filter(id -> !id.equals("standalone-pom")),
            here.project().getProperties().getProperty("maven.compiler.release", "17"),
            Optional.ofNullable(projectId),
            Optional.ofNullable(region),
            Optional.ofNullable(host),
            force,
            Stream.of(BuildServer.values()).filter(servers()::get).toList(),
            withMlflow)
        .run();
  }

  private Map<BuildServer, Boolean> servers() {
    return Map.of(BuildServer.GITHUB, withGithubActions, BuildServer.GITLAB, withGitlabCi);
  }
}
