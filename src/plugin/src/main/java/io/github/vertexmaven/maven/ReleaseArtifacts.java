package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.release.Release;
import io.github.vertexmaven.core.job.release.ReleaseArchive;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds in repositories what a build attached for others to run. */
final class ReleaseArtifacts {

  private final RepositorySystem repositories;
  private final MavenSession session;
  private final MavenProject project;

  ReleaseArtifacts(RepositorySystem repositories, MavenSession session, MavenProject project) {
    this.repositories = repositories;
    this.session = session;
    this.project = project;
  }

  /**
   * One environment of a release.
   *
   * @param coordinates {@code group:artifact:version}
   * @param archive its code
   */
  record Found(
      String coordinates, Path archive, Release release, String env, Release.Environment settings) {

    /** A pipeline of it. */
    Release.Released pipeline(String name) {
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
  Found find(String coordinates, Optional<String> env) {
    if (!coordinates.matches("[^:\\s]+:[^:\\s]+:[^:\\s]+")) {
      throw new UserException(
          "-Dvertexai.artifact: '"
              + coordinates
              + "' is not group:artifact:version, such as com.acme:flights:1.2.0");
    }
    Path archive = resolve(coordinates, "zip", Release.CLASSIFIER);
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
  Path spec(Found found, Release.Released pipeline) {
    return resolve(found.coordinates(), "json", pipeline.classifier());
  }

  private Path resolve(String coordinates, String extension, String classifier) {
    String[] parts = coordinates.split(":");
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(parts[0], parts[1], classifier, extension, parts[2]),
            project.getRemoteProjectRepositories(),
            null);
    try {
      return repositories
          .resolveArtifact(session.getRepositorySession(), request)
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new UserException(
          coordinates
              + " cannot be run: "
              + e.getMessage()
              + "\n"
              + "  Build and deploy it with -Dvertexai.envs=<environments>; settings.xml names the"
              + " repository.");
    }
  }
}
