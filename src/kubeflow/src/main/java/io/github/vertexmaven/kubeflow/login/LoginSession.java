package io.github.vertexmaven.kubeflow.login;

import java.util.Map;

/** What one shows an installation with each call. */
public interface LoginSession {

  /**
   * The headers; a login comes before them where one is needed.
   *
   * @throws io.github.vertexmaven.core.service.RemoteException when it fails
   */
  Map<String, String> headers();

  /**
   * Makes them anew, once they were refused.
   *
   * @return false when they would be the same
   * @throws io.github.vertexmaven.core.service.RemoteException when a new login fails
   */
  boolean renew();

  /** What people do when the installation does not take it. */
  String advice();
}
