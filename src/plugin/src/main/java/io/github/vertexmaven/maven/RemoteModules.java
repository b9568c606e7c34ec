package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.connect.CloudLoader;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves the modules that are no dependencies of the plugin, when a goal first needs them. */
final class RemoteModules {

  private static final String GROUP = "io.github.vertexmaven";

  private final RepositorySystem repositories;
  private final MavenSession session;
  private final MavenProject project;
  private final String version;

  RemoteModules(
      RepositorySystem repositories, MavenSession session, MavenProject project, String version) {
    this.repositories = repositories;
    this.session = session;
    this.project = project;
    this.version = version;
  }

  /** The module that speaks with Google, loaded once in a build. */
  CloudLoader cloud() {
    return BuildValues.of(session)
        .once(CloudLoader.class, CloudLoader.class, () -> CloudLoader.of(jars("vertexai-cloud")));
  }

  /** The jars of a module and of all that it needs, the module first. */
  List<Path> jars(String artifactId) {
    CollectRequest collect = new CollectRequest();
    collect.setRoot(
        new Dependency(new DefaultArtifact(GROUP, artifactId, "jar", version), "runtime"));
    collect.setRepositories(project.getRemotePluginRepositories());
    DependencyRequest request = new DependencyRequest(collect, null);
    try {
      return repositories
          .resolveDependencies(session.getRepositorySession(), request)
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(RepositoryUtils::toArtifact)
          .map(artifact -> artifact.getFile().toPath())
          .toList();
    } catch (DependencyResolutionException e) {
      String offline =
          session.isOffline()
              ? "\n  Maven is offline: run the goal once without -o, later runs need no network."
              : "";
      throw new UserException(
          artifactId + " " + version + " cannot be resolved: " + e.getMessage() + offline);
    }
  }
}
