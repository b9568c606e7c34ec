package io.github.vertexmaven.core.service;

import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.util.List;

/**
 * Makes connections to Kubeflow Pipelines; the one implementation is found as a service in the
 * class loader of {@code vertexai-kubeflow}.
 */
public interface KubeflowConnector {

  /** What others lend to a connection, each asked for when it is first needed. */
  interface Lenders extends AutoCloseable {

    /** The store that run data lies in. */
    ObjectStore objects();

    /** The tokens of a Google account. */
    GoogleTokens google(RemoteTarget.Credentials account);

    /** The proxies of the build, which requests go by. */
    List<Proxy> proxies();

    /** Shows a page to the user, who has to do something there. */
    void show(String page);

    @Override
    void close();
  }

  /**
   * A store that speaks as Amazon S3 does. Nothing is sent before it is needed.
   *
   * @param proxies of the build
   */
  ObjectStore store(StoreAccess access, List<Proxy> proxies);

  /** Connects. Nothing is sent before it is needed. */
  Remote connect(KubeflowTarget target, Lenders lenders);
}
