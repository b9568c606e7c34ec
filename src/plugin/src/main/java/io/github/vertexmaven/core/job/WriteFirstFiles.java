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
import java.util.SortedMap;

/**
 * Writes the files that a project begins with.
 *
 * @param folder the project's
 * @param artifactId the project's; without a POM there is none
 * @param release the Java version of the project
 * @param cloud where the cloud's environment runs, as far as it was given
 * @param host the address of an installation of Kubeflow Pipelines, instead of project and region
 * @param force whether files that are there are written over
 * @param servers build servers that get files too
 * @param mlflow whether runs are tracked
 */
public record WriteFirstFiles(
    Log log,
    Path folder,
    Optional<String> artifactId,
    String release,
    CloudPlace cloud,
    Optional<String> host,
    boolean force,
    List<BuildServer> servers,
    boolean mlflow) {

  /** Does it. */
  public void run() {
    FirstFiles files = new FirstFiles(folder, force, LineDiff::of, log::info);
    List<String> problems =
        cloud.problems(host.isEmpty() && (!files.keeps(FirstFiles.SETTINGS) || !servers.isEmpty()));
    host.filter(address -> !address.matches("https?://[^\\s?#@\"']+"))
        .ifPresent(
            address ->
                problems.add(
                    "-Dvertexai.host: '"
                        + address
                        + "' is not the address of an installation such as"
                        + " https://kubeflow.example.com/pipeline"));
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    files.begin(FirstFiles.SETTINGS, this::settings);
    if (mlflow) {
      files.begin("conf/base/mlflow.yml", () -> MlflowFile.sample(name()));
    }
    servers.forEach(server -> files.add(files(server)));
    files.schemas();
    log.info("Settings are in " + folder.resolve(FirstFiles.SETTINGS).getParent());
  }

  private SortedMap<String, String> files(BuildServer server) {
    return host.map(address -> server.files(facts(address))).orElseGet(() -> server.files(facts()));
  }

  private String settings() {
    if (host.isPresent()) {
      return SampleConfig.text(host.get(), name());
    }
    return SampleConfig.text(cloud.projectId().orElseThrow(), cloud.region().orElseThrow(), name());
  }

  private BuildServer.KubeflowFacts facts(String address) {
    return new BuildServer.KubeflowFacts(address, mvn(), release, environment("prod"));
  }

  private String mvn() {
    return Files.exists(folder.resolve("mvnw")) ? "./mvnw" : "mvn";
  }

  private BuildServer.Facts facts() {
    return new BuildServer.Facts(
        cloud.projectId().orElseThrow(),
        cloud.region().orElseThrow(),
        mvn(),
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
