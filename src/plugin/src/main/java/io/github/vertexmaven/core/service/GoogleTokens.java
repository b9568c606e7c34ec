package io.github.vertexmaven.core.service;

/** Tokens that a Google account gets; each is fresh. */
public interface GoogleTokens {

  /**
   * A token that says who one is, for one audience.
   *
   * @throws RemoteException of kind {@code NO_CREDENTIALS}
   */
  String identity(String audience);

  /**
   * A token for the APIs of Google Cloud.
   *
   * @throws RemoteException of kind {@code NO_CREDENTIALS}
   */
  String access();
}
