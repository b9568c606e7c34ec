package io.github.vertexmaven.kubeflow.login;

import io.github.vertexmaven.core.service.KubeflowLogin.Dex;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.http.HttpLine;
import io.github.vertexmaven.kubeflow.http.NetworkRoute;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A login at Dex, which a gateway keeps as cookies: one of oidc-authservice, or one or several of
 * oauth2-proxy. All cookies of the host are sent, whatever their names.
 */
final class DexSession implements LoginSession {

  private final KubeflowTarget target;
  private final NetworkRoute route;
  private final Dex dex;
  private final CallLimits limits;
  private Map<String, String> headers;

  DexSession(KubeflowTarget target, NetworkRoute route, Dex dex, CallLimits limits) {
    this.target = target;
    this.route = route;
    this.dex = dex;
    this.limits = limits;
  }

  @Override
  public synchronized Map<String, String> headers() {
    if (headers == null) {
      headers = logIn();
    }
    return headers;
  }

  @Override
  public synchronized boolean renew() {
    headers = logIn();
    return true;
  }

  private Map<String, String> logIn() {
    CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    new DexLogin(target, dex, limits, HttpLine.of(route, limits, cookies), cookies).run();
    URI address = URI.create(target.address() + "/apis");
    String header =
        cookies.getCookieStore().get(address).stream()
            .map(DexSession::words)
            .collect(Collectors.joining("; "));
    return header.isEmpty() ? Map.of() : Map.of("Cookie", header);
  }

  /** Java takes the quotes off; what has a space or a comma is none without them. */
  static String words(HttpCookie cookie) {
    String value = cookie.getValue();
    boolean isBare = value.chars().noneMatch(c -> c == ' ' || c == ',');
    return cookie.getName() + "=" + (isBare ? value : "\"" + value + "\"");
  }

  @Override
  public String advice() {
    return "user '"
        + dex.user()
        + "' logged in to Dex, but the gateway does not accept the login: the user may have no profile there, and cookies marked as Secure are lost over http.";
  }
}
