package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ci.BuildServer;
import io.github.vertexmaven.core.conf.settings.MlflowFile;
import io.github.vertexmaven.core.conf.settings.SampleConfig;
import io.github.vertexmaven.core.conf.start.FirstFiles;
import io.github.vertexmaven.core.show.diff.LineDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the files that a project begins with.
 *
 * @param folder the project's
 * @param artifactId the project's; without a POM there is none
 * @param release the Java version of the project
 * @param projectId the Google Cloud project
 * @param region where pipelines run
 * @param force whether files that are there are written over
 * @param servers build servers that get files too
 * @param mlflow whether runs are tracked
 */
public record WriteFirstFiles(
    Log log,
    Path folder,
    Optional<String> artifactId,
    String release,
    Optional<String> projectId,
    Optional<String> region,
    boolean force,
    List<BuildServer> servers,
    boolean mlflow) {

  private static final String PROJECT_ID = "[a-z][a-z0-9.:-]{4,62}";
  private static final String REGION = "[a-z]+-[a-z]+[0-9]+";

  /** Does it. */
  public void run() {
    FirstFiles files = new FirstFiles(folder, force, LineDiff::of, log::info);
    checkGiven(!files.keeps(FirstFiles.SETTINGS) || !servers.isEmpty());
    files.begin(FirstFiles.SETTINGS, this::settings);
    if (mlflow) {
      files.begin("conf/base/mlflow.yml", () -> MlflowFile.sample(name()));
    }
    servers.forEach(server -> files.add(server.files(facts())));
    files.schemas();
    log.info("Settings are in " + folder.resolve(FirstFiles.SETTINGS).getParent());
  }

  private String settings() {
    return SampleConfig.text(projectId.orElseThrow(), region.orElseThrow(), name());
  }

  private BuildServer.Facts facts() {
    return new BuildServer.Facts(
        projectId.orElseThrow(),
        region.orElseThrow(),
        Files.exists(folder.resolve("mvnw")) ? "./mvnw" : "mvn",
        release,
        environment("prod"),
        environment("local"));
  }

  /** An environment that has no folder is what stands in {@code conf/base}. */
  private String environment(String name) {
    return Files.isDirectory(folder.resolve("conf").resolve(name)) ? name : "base";
  }

  /** Without a POM the folder's name says what the project is. */
  private String name() {
    return artifactId.orElseGet(
        () -> folder.toAbsolutePath().normalize().getFileName().toString().replaceAll("\\s+", "-"));
  }

  /** What is given has to be right; what is needed has to be given. */
  private void checkGiven(boolean needed) {
    List<String> problems = new ArrayList<>();
    if (needed || projectId.isPresent()) {
      problem(projectId, "projectId", "PROJECT_ID", PROJECT_ID, "my-gcp-project")
          .ifPresent(problems::add);
    }
    if (needed || region.isPresent()) {
      problem(region, "region", "REGION", REGION, "europe-west1").ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static Optional<String> problem(
      Optional<String> value, String name, String seedName, String pattern, String example) {
    String option = "-Dvertexai." + name;
    if (value.isEmpty() || value.get().isBlank()) {
      return Optional.of(
          option + " (or -D" + seedName + ") is not given, for example " + option + "=" + example);
    }
    return value.get().matches(pattern)
        ? Optional.empty()
        : Optional.of(
            option
                + ": '"
                + value.get()
                + "' does not look like one; an example is "
                + example
                + ".");
  }
}
