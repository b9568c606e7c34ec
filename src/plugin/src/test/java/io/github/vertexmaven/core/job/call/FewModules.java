package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.connect.EarlyStart;
import io.github.vertexmaven.core.service.connect.Modules;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The modules that a connection may ask for; the emulator's jars are not among them.
 *
 * @param google called each time it is asked for
 * @param installations the same of Kubeflow's
 */
record FewModules(
    Supplier<RemoteConnector> google, Supplier<KubeflowConnector> installations, EarlyStart early)
    implements Modules {

  @Override
  public RemoteConnector connector() {
    return google.get();
  }

  @Override
  public KubeflowConnector kubeflow() {
    return installations.get();
  }

  @Override
  public List<Proxy> proxies() {
    return List.of();
  }

  @Override
  public List<Path> jars(String artifactId) {
    throw new AssertionError(artifactId + " is not needed");
  }
}
