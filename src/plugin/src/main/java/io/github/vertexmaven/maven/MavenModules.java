package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.jvm.SharedClasses;
import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.connect.ClassPathMemory;
import io.github.vertexmaven.core.service.connect.EarlyStart;
import io.github.vertexmaven.core.service.connect.ModuleLoader;
import io.github.vertexmaven.core.service.connect.Modules;
import io.github.vertexmaven.core.service.process.ProcessConnector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
final class MavenModules implements Modules {

  private static final String GROUP = "io.github.vertexmaven";
  private static final String CLOUD = "vertexai-cloud";

  private final RepositorySystem repositories;
  private final MavenSession session;
  private final MavenProject project;
  private final String version;
  private final Supplier<List<Proxy>> proxies;

  /** Modules that connect to nobody. */
  MavenModules(
      RepositorySystem repositories, MavenSession session, MavenProject project, String version) {
    this(repositories, session, project, version, List::of);
  }

  /**
   * Modules of a build.
   *
   * @param proxies asked when they are first needed
   */
  MavenModules(
      RepositorySystem repositories,
      MavenSession session,
      MavenProject project,
      String version,
      Supplier<List<Proxy>> proxies) {
    this.repositories = repositories;
    this.session = session;
    this.project = project;
    this.version = version;
    this.proxies = proxies;
  }

  @Override
  public RemoteConnector connector() {
    return BuildValues.of(session)
        .once(
            ProcessConnector.class,
            ProcessConnector.class,
            () -> new ProcessConnector(this::client, () -> jars(CLOUD), archives()));
  }

  private RemoteConnector client() {
    return loader(CLOUD).load(RemoteConnector.class).by(this::proxies);
  }

  @Override
  public KubeflowConnector kubeflow() {
    return loader("vertexai-kubeflow").load(KubeflowConnector.class);
  }

  private ModuleLoader loader(String artifactId) {
    return BuildValues.of(session)
        .once(
            ModuleLoader.class.getName() + " " + artifactId,
            ModuleLoader.class,
            () -> ModuleLoader.of(artifactId, jars(artifactId)));
  }

  @Override
  public List<Proxy> proxies() {
    return proxies.get();
  }

  @Override
  public EarlyStart early() {
    return BuildValues.of(session).once(EarlyStart.class, EarlyStart.class, EarlyStart::new);
  }

  /** Resolved once for each version: that takes longer than most goals. */
  @Override
  public List<Path> jars(String artifactId) {
    ClassPathMemory memory = new ClassPathMemory(repository(), GROUP, artifactId, version);
    Optional<List<Path>> known =
        session.getRequest().isUpdateSnapshots() || isBuiltHere()
            ? Optional.empty()
            : memory.recall(Instant.now());
    if (known.isPresent()) {
      return known.get();
    }
    List<Path> jars = resolved(artifactId);
    memory.keep(jars);
    return jars;
  }

  private Path repository() {
    return session.getRepositorySession().getLocalRepository().getBasedir().toPath();
  }

  @Override
  public Optional<Path> sharedClasses() {
    return Optional.of(archives());
  }

  private Path archives() {
    return SharedClasses.folder(repository().resolve(GROUP.replace('.', '/')));
  }

  /** What this build makes is newer than what the repository has. */
  private boolean isBuiltHere() {
    return session.getProjects().stream().anyMatch(module -> module.getGroupId().equals(GROUP));
  }

  private List<Path> resolved(String artifactId) {
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
