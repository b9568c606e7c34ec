package io.github.vertexmaven.core.service;

/**
 * Makes connections to Google; the one implementation is found as a service in the class loader of
 * {@code vertexai-cloud}.
 */
public interface RemoteConnector {

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
