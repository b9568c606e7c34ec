package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteConnector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The modules that are no dependencies of the plugin; each is there when a goal first needs it. */
public interface Modules {

  /** The way to Google; its module is loaded once in a build. */
  RemoteConnector connector();

  /** The way to Kubeflow Pipelines; its module is loaded once in a build. */
  KubeflowConnector kubeflow();

  /** The proxies that the build's own downloads go by. */
  List<Proxy> proxies();

  /** What the build has begun before a goal needs it. */
  EarlyStart early();

  /** The jars of a module and of all that it needs, the module first. */
  List<Path> jars(String artifactId);

  /** A folder for the classes that JVMs over these jars share, where that is kept. */
  default Optional<Path> sharedClasses() {
    return Optional.empty();
  }
}
