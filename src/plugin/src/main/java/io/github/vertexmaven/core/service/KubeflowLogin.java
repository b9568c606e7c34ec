package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.util.Optional;

/** Who one is for an installation of Kubeflow Pipelines. */
public sealed interface KubeflowLogin {

  /** Nobody: the installation asks nobody, or a port is forwarded to it. */
  record None() implements KubeflowLogin {}

  /** A token that was given. */
  record Bearer(String token) implements KubeflowLogin {
    @Override
    public String toString() {
      return "Bearer[***]";
    }
  }

  /**
   * A token in a file that something else keeps fresh, as Kubernetes does in a pod.
   *
   * @param file read anew for each call
   */
  record TokenFile(Path file) implements KubeflowLogin {}

  /** Cookies of a login in a browser, as the header has them: {@code name=value; other=value}. */
  record Cookies(String header) implements KubeflowLogin {
    @Override
    public String toString() {
      return "Cookies[***]";
    }
  }

  /**
   * Google's Identity-Aware Proxy.
   *
   * @param clientId the OAuth client of the proxy, which tokens are made out to
   * @param google the account that gets them
   * @param desktop an OAuth client for people, who log in with a browser instead
   */
  record Iap(String clientId, RemoteTarget.Credentials google, Optional<DesktopClient> desktop)
      implements KubeflowLogin {}

  /**
   * An OAuth client of the kind "desktop".
   *
   * @param id that the proxy is told to let in
   */
  record DesktopClient(String id, String secret) {
    @Override
    public String toString() {
      return "DesktopClient[" + id + "]";
    }
  }

  /**
   * Dex, behind oidc-authservice or oauth2-proxy.
   *
   * @param user an address
   * @param connector whose form takes the password: {@code local}, {@code ldap}
   */
  record Dex(String user, String password, String connector) implements KubeflowLogin {
    @Override
    public String toString() {
      return "Dex[" + user + "]";
    }
  }

  /** An access token of Google, as {@code *.pipelines.googleusercontent.com} wants it. */
  record Google(RemoteTarget.Credentials google) implements KubeflowLogin {}
}
