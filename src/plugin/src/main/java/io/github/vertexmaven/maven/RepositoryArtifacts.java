package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.release.ReleaseArtifacts;
import java.nio.file.Path;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The repositories that Maven resolves a project's dependencies from. */
record RepositoryArtifacts(RepositorySystem repositories, CalledProject here)
    implements ReleaseArtifacts.Repository {

  @Override
  public Path resolve(String coordinates, String extension, String classifier) {
    String[] parts = coordinates.split(":");
    ArtifactRequest request =
        new ArtifactRequest(
            new DefaultArtifact(parts[0], parts[1], classifier, extension, parts[2]),
            here.project().getRemoteProjectRepositories(),
            null);
    try {
      return repositories
          .resolveArtifact(here.session().getRepositorySession(), request)
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
