package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.conf.settings.MlflowFile;
import io.github.vertexmaven.core.conf.settings.SampleConfig;
import io.github.vertexmaven.core.conf.start.FirstFiles;
import io.github.vertexmaven.core.job.reactor.Scope;
import io.github.vertexmaven.core.show.diff.LineDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a commented {@code conf/base/vertexai.yml} to begin with, and the schemas by which editors
 * complete and check the files in {@code conf}. An existing file is kept and named, unless {@code
 * -Dvertexai.force} is given; schemas are brought up to date.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends VertexMojo {

  /** The ID of the Google Cloud project; {@code -DPROJECT_ID=…} is understood too. */
  @Parameter(property = "vertexai.projectId", defaultValue = "${PROJECT_ID}")
  private String projectId;

  /** The region, for example {@code europe-west1}; {@code -DREGION=…} is understood too. */
  @Parameter(property = "vertexai.region", defaultValue = "${REGION}")
  private String region;

  /** Overwrites files that are there. */
  @Parameter(property = "vertexai.force", defaultValue = "false")
  private boolean force;

  /**
   * Writes a workflow for GitHub Actions too, and a page that says how to set up the repository:
   * each push builds and runs on the emulator, the main branch publishes and schedules. A file that
   * was changed is kept; the difference is shown.
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
  Scope scope() {
    return Scope.NEW_SETTINGS;
  }

  @Override
  void run() {
    Path base =
        project().getBasedir() == null
            ? Path.of(session().getExecutionRootDirectory())
            : project().getBasedir().toPath();
    FirstFiles files = new FirstFiles(base, force, LineDiff::of, getLog()::info);
    List<BuildServer> servers = servers();
    checkGiven(!files.keeps(FirstFiles.SETTINGS) || !servers.isEmpty());
    files.begin(FirstFiles.SETTINGS, () -> SampleConfig.text(projectId, region, name(base)));
    if (withMlflow) {
      files.begin("conf/base/mlflow.yml", () -> MlflowFile.sample(name(base)));
    }
    servers.forEach(server -> files.add(server.files(facts(base))));
    files.schemas();
    getLog().info("Settings are in " + base.resolve(FirstFiles.SETTINGS).getParent());
  }

  private List<BuildServer> servers() {
    List<BuildServer> servers = new ArrayList<>();
    if (withGithubActions) {
      servers.add(BuildServer.GITHUB);
    }
    if (withGitlabCi) {
      servers.add(BuildServer.GITLAB);
    }
    return servers;
  }

  private BuildServer.Facts facts(Path base) {
    return new BuildServer.Facts(
        projectId,
        region,
        Files.exists(base.resolve("mvnw")) ? "./mvnw" : "mvn",
        project().getProperties().getProperty("maven.compiler.release", "17"),
        environment(base, "prod"),
        environment(base, "local"));
  }

  /** An environment that has no folder is what stands in {@code conf/base}. */
  private static String environment(Path base, String name) {
    return Files.isDirectory(base.resolve("conf").resolve(name)) ? name : "base";
  }

  /** Without a POM Maven makes up a project; then the folder's name says more. */
  private String name(Path base) {
    String folder = base.toAbsolutePath().normalize().getFileName().toString();
    boolean madeUp = project().getArtifactId().equals("standalone-pom");
    return madeUp ? folder.replaceAll("\\s+", "-") : project().getArtifactId();
  }

  /** What is given has to be right; what is needed has to be given. */
  private void checkGiven(boolean needed) {
    List<String> problems = new ArrayList<>();
    if (needed || projectId != null) {
      check(
          projectId,
          "projectId",
          "PROJECT_ID",
          "[a-z][a-z0-9.:-]{4,62}",
          "my-gcp-project",
          problems);
    }
    if (needed || region != null) {
      check(region, "region", "REGION", "[a-z]+-[a-z]+[0-9]+", "europe-west1", problems);
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static void check(
      String value,
      String name,
      String seedName,
      String pattern,
      String example,
      List<String> problems) {
    if (value == null || value.isBlank()) {
      problems.add(
          "-Dvertexai."
              + name
              + " (or -D"
              + seedName
              + ") is not given, for example -Dvertexai."
              + name
              + "="
              + example);
    } else if (!value.matches(pattern)) {
      problems.add(
          "-Dvertexai."
              + name
              + ": '"
              + value
              + "' does not look like one; an example is "
              + example
              + ".");
    }
  }
}
