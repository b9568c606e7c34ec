package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.job.CloudPlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What goals have in common that write a project's first files, before there is {@code conf/}. */
abstract class NewFilesMojo extends AbstractMojo implements GoalCall.Goal {

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /**
   * Skips the goal. In a POM, write {@code ${vertexai.skip}} as the value, so that the command line
   * can override it.
   */
  @Parameter(property = "vertexai.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The ID of the Google Cloud project, for {@code conf/prod}; {@code -DPROJECT_ID=…} works, too.
   */
  @Parameter(property = "vertexai.projectId", defaultValue = "${PROJECT_ID}")
  private String projectId;

  /**
   * The region, for {@code conf/prod}, for example {@code europe-west1}; {@code -DREGION=…} works,
   * too.
   */
  @Parameter(property = "vertexai.region", defaultValue = "${REGION}")
  private String region;

  /**
   * Also writes a workflow for GitHub Actions, and a page that explains how to set up the
   * repository. Each push builds the project and runs the pipeline on the emulator or, with {@code
   * vertexai.host}, on Kubeflow Pipelines; the main branch also publishes and schedules. The goal
   * keeps a file that you have changed and shows the difference.
   */
  @Parameter(property = "vertexai.withGithubActions", defaultValue = "false")
  private boolean withGithubActions;

  /** Also writes the same for GitLab. */
  @Parameter(property = "vertexai.withGitlabCi", defaultValue = "false")
  private boolean withGitlabCi;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    new GoalCall(session, project, execution, getLog(), skip).of(this);
  }

  final MavenSession session() {
    return session;
  }

  /** Where the cloud's environment runs, as far as it was given. */
  final CloudPlace place() {
    return new CloudPlace(Optional.ofNullable(projectId), Optional.ofNullable(region));
  }

  /** Those whose files are wanted, in the order of {@link BuildServer}. */
  final List<BuildServer> servers() {
    return Stream.of(BuildServer.values())
        .filter(server -> server == BuildServer.GITHUB ? withGithubActions : withGitlabCi)
        .toList();
  }
}
