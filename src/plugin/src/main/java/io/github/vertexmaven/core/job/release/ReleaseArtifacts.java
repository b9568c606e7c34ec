package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.core.UserException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds in repositories what a build attached for others to run.
 *
 * @param repository where artifacts are
 */
public record ReleaseArtifacts(Repository repository) {

  /** Where builds put what others resolve. */
  public interface Repository {

    /**
     * The file of an artifact.
     *
     * @param coordinates {@code group:artifact:version}
     * @throws UserException when it cannot be resolved
     */
    Path resolve(String coordinates, String extension, String classifier);
  }

  /**
   * One environment of a release.
   *
   * @param coordinates {@code group:artifact:version}
   * @param archive its code
   */
  public record Found(
      String coordinates, Path archive, Release release, String env, Release.Environment settings) {

    /** A pipeline of it. */
    public Release.Released pipeline(String name) {
      return Optional.ofNullable(settings.pipelines().get(name))
          .orElseThrow(
              () ->
                  new UserException(
                      coordinates
                          + " has no spec of pipeline '"
                          + name
                          + "' for environment '"
                          + env
                          + "'. There are: "
                          + String.join(", ", settings.pipelines().keySet())
                          + "."));
    }
  }

  /**
   * The release.
   *
   * @param env the environment; when it is not given, the only one that the release has
   */
  public Found find(String coordinates, Optional<String> env) {
    if (!coordinates.matches("[^:\\s]+:[^:\\s]+:[^:\\s]+")) {
      throw new UserException(
          "-Dvertexai.artifact: '"
              + coordinates
              + "' is not group:artifact:version, such as com.acme:flights:1.2.0");
    }
    Path archive = repository.resolve(coordinates, "zip", Release.CLASSIFIER);
    Release release = ReleaseArchive.read(archive);
    String name = env.orElseGet(() -> only(coordinates, release));
    Release.Environment environment =
        Optional.ofNullable(release.environments().get(name))
            .orElseThrow(
                () ->
                    new UserException(
                        coordinates
                            + " was not built for environment '"
                            + name
                            + "'. There are: "
                            + String.join(", ", release.environments().keySet())
                            + "."));
    return new Found(coordinates, archive, release, name, environment);
  }

  private static String only(String coordinates, Release release) {
    if (release.environments().size() != 1) {
      throw new UserException(
          coordinates
              + " was built for several environments. Give one of them with -Dvertexai.env: "
              + String.join(", ", release.environments().keySet()));
    }
    return release.environments().firstKey();
  }

  /** The spec of a pipeline. */
  public Path spec(Found found, Release.Released pipeline) {
    return repository.resolve(found.coordinates(), "json", pipeline.classifier());
  }
}
