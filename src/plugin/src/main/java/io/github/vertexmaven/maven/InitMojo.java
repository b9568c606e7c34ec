package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.ci.BuildServer;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.diff.LineDiff;
import io.github.vertexmaven.core.settings.MlflowFile;
import io.github.vertexmaven.core.settings.SampleConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes a commented {@code conf/base/vertexai.yml} to begin with, and {@code
 * conf/vertexai.schema.json}, by which editors complete and check it. An existing file is kept,
 * unless {@code -Dvertexai.force} is given.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends VertexMojo {

  /** The ID of the Google Cloud project; {@code -DPROJECT_ID=…} is understood too. */
  @Parameter(property = "vertexai.projectId", defaultValue = "${PROJECT_ID}")
  private String projectId;

  /** The region, for example {@code europe-west1}; {@code -DREGION=…} is understood too. */
  @Parameter(property = "vertexai.region", defaultValue = "${REGION}")
  private String region;

  /** Overwrites a file that is there. */
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

  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File baseDirectory;

  @Override
  boolean needsProject() {
    return false;
  }

  @Override
  void run() {
    checkGiven();
    Path base =
        baseDirectory == null
            ? Path.of(session().getExecutionRootDirectory())
            : baseDirectory.toPath();
    Map<Path, String> files = new TreeMap<>(buildFiles(base));
    Path conf = base.resolve("conf").resolve("base").resolve("vertexai.yml");
    if (files.isEmpty() && Files.exists(conf) && !force) {
      throw new UserException(
          base.relativize(conf)
              + " is there already and was not changed.\n"
              + "  To replace it, add -Dvertexai.force");
    }
    refuseChanged(base, files);
    if (!Files.exists(conf) || force) {
      files.put(conf, SampleConfig.text(projectId, region, name(base)));
      files.put(conf.resolveSibling(SampleConfig.SCHEMA).normalize(), ConfMojo.schema() + "\n");
    }
    files.forEach((file, text) -> write(base, file, text));
    getLog().info("Configuration generated in " + conf);
  }

  private Map<Path, String> buildFiles(Path base) {
    Map<Path, String> files = new TreeMap<>();
    BuildServer.Facts facts =
        new BuildServer.Facts(
            projectId,
            region,
            Files.exists(base.resolve("mvnw")) ? "./mvnw" : "mvn",
            project().getProperties().getProperty("maven.compiler.release", "17"),
            environment(base, "prod"),
            environment(base, "local"));
    List<BuildServer> servers = new ArrayList<>();
    if (withGithubActions) {
      servers.add(BuildServer.GITHUB);
    }
    if (withGitlabCi) {
      servers.add(BuildServer.GITLAB);
    }
    for (BuildServer server : servers) {
      server.files(facts).forEach((place, text) -> files.put(base.resolve(place), text));
    }
    if (withMlflow) {
      files.put(
          base.resolve("conf").resolve("base").resolve("mlflow.yml"),
          MlflowFile.sample(name(base)));
    }
    return files;
  }

  /** An environment that has no folder is what stands in {@code conf/base}. */
  private static String environment(Path base, String name) {
    return Files.isDirectory(base.resolve("conf").resolve(name)) ? name : "base";
  }

  /** Nothing is written before all of it may be. */
  private void refuseChanged(Path base, Map<Path, String> files) {
    List<String> problems = new ArrayList<>();
    files.forEach(
        (file, text) -> {
          if (!force && Files.exists(file) && !read(file).equals(text)) {
            problems.add(
                base.relativize(file)
                    + " was changed and is kept. What would be written differs so; -Dvertexai.force"
                    + " writes it:\n  "
                    + String.join("\n  ", LineDiff.of(read(file), text)));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path base, Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    getLog().info("Wrote " + base.relativize(file));
  }

  /** Without a POM Maven makes up a project; then the folder's name says more. */
  private String name(Path base) {
    String folder = base.toAbsolutePath().normalize().getFileName().toString();
    boolean madeUp = project().getArtifactId().equals("standalone-pom");
    return madeUp ? folder.replaceAll("\\s+", "-") : project().getArtifactId();
  }

  private void checkGiven() {
    List<String> problems = new ArrayList<>();
    check(
        projectId, "projectId", "PROJECT_ID", "[a-z][a-z0-9.:-]{4,62}", "my-gcp-project", problems);
    check(region, "region", "REGION", "[a-z]+-[a-z]+[0-9]+", "europe-west1", problems);
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
