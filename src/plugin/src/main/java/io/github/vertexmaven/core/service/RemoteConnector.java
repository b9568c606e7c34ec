package io.github.vertexmaven.core.service;

import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes connections to Google; the one implementation is found as a service in the class loader of
 * {@code vertexai-cloud}.
 */
public interface RemoteConnector {

  /**
   * The same, whose connections go by the proxies of the build.
   *
   * @param proxies asked for when a connection to elsewhere is first made
   */
  RemoteConnector by(Supplier<List<Proxy>> proxies);

  /**
   * Does once what the first connection of a JVM takes longest for, which is to load its libraries,
   * beside something that is waited for. It calls nobody.
   */
  void prepare();

  /**
   * Connects. Nothing is sent before it is needed.
   *
   * @throws RemoteException of kind {@code NO_CREDENTIALS} when there are none
   */
  Remote connect(VertexTarget target);

  /** Images and their registries; no credentials are looked for before a registry wants some. */
  Images images(RegistryAccess access);

  /** Tokens of an account. */
  GoogleTokens tokens(RemoteTarget.Credentials credentials);

  /** Pipeline templates. */
  Templates templates(RemoteTarget.Credentials credentials);
}
