package io.github.vertexmaven.kubeflow.login;

import io.github.vertexmaven.core.service.KubeflowConnector.Lenders;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.http.HttpLine;
import io.github.vertexmaven.kubeflow.http.NetworkRoute;

/** The session of each kind of login. */
public final class LoginSessions {

  private static final String IAP =
      "the account needs the role 'IAP-secured Web App User' (roles/iap.httpsResourceAccessor) and kubeflow.auth.client_id must be the OAuth client of the proxy.";

  private static final String GOOGLE =
      "the account of your Google credentials needs access to the project of the installation: log in with `gcloud auth application-default login`.";

  private LoginSessions() {}

  /** Nothing is sent before the session is needed. */
  public static LoginSession of(KubeflowTarget target, Lenders lenders, CallLimits limits) {
    KubeflowLogin login = target.login();
    if (login instanceof KubeflowLogin.Bearer given) {
      return FixedSession.bearer(given.token());
    }
    if (login instanceof KubeflowLogin.TokenFile kept) {
      return new TokenFileSession(kept.file());
    }
    if (login instanceof KubeflowLogin.Cookies given) {
      return FixedSession.cookies(given.header());
    }
    if (login instanceof KubeflowLogin.Dex dex) {
      return new DexSession(
          target, new NetworkRoute(target.trust(), lenders.proxies()), dex, limits);
    }
    if (login instanceof KubeflowLogin.Iap iap) {
      return iap(target, iap, lenders, limits);
    }
    if (login instanceof KubeflowLogin.Google google) {
      return new GoogleSession(() -> lenders.google(google.google()).access(), GOOGLE);
    }
    return FixedSession.none();
  }

  private static LoginSession iap(
      KubeflowTarget target, KubeflowLogin.Iap iap, Lenders lenders, CallLimits limits) {
    return iap.desktop()
        .map(
            client ->
                new GoogleSession(
                    new BrowserTokens(
                            iap.clientId(),
                            client,
                            HttpLine.of(
                                new NetworkRoute(KubeflowTarget.Trust.usual(), lenders.proxies()),
                                limits),
                            BrowserTokens.Places.google(),
                            lenders::show)
                        ::next,
                    IAP))
        .orElseGet(
            () ->
                new GoogleSession(
                    () -> lenders.google(iap.google()).identity(iap.clientId()), IAP));
  }
}
