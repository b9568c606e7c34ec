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

  /** Does it. */
  public void run() {
    FirstFiles files = new FirstFiles(folder, force, LineDiff::of, log::info);
    List<String> problems =
        new CloudPlace(projectId, region)
            .problems(!files.keeps(FirstFiles.SETTINGS) || !servers.isEmpty());
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
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
}
