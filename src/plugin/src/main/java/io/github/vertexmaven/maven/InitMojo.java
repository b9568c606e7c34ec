package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.settings.SampleConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    Path file = base.resolve("conf").resolve("base").resolve("vertexai.yml");
    if (Files.exists(file) && !force) {
      throw new UserException(
          base.relativize(file)
              + " is there already and was not changed.\n"
              + "  To replace it, add -Dvertexai.force");
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, SampleConfig.text(projectId, region, name(base)));
      Files.writeString(
          file.resolveSibling(SampleConfig.SCHEMA).normalize(), ConfMojo.schema() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    getLog().info("Configuration generated in " + file);
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
