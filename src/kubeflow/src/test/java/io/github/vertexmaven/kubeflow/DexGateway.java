package io.github.vertexmaven.kubeflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.vertexmaven.kubeflow.http.FormText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dex with one user, behind oidc-authservice or oauth2-proxy: their redirects, cookies and answers,
 * as each generation of Kubeflow has them.
 */
final class DexGateway implements UnaryOperator<HttpHandler> {

  static final String USER = "user@example.com";
  static final String PASSWORD = "12341234";

  /**
   * What is installed.
   *
   * @param proxy whether oauth2-proxy is in front, else oidc-authservice
   * @param old whether Dex is of the generation whose form is at {@code ?req=} and comes again
   *     after a wrong password
   * @param approval whether Dex asks if one agrees
   * @param connectors by which one may log in
   */
  record Installed(boolean proxy, boolean old, boolean approval, List<String> connectors) {}

  final List<String> requests = new CopyOnWriteArrayList<>();

  private final Installed installed;
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private HttpHandler api;

  DexGateway(Installed installed) {
    this.installed = installed;
  }

  @Override
  public HttpHandler apply(HttpHandler inner) {
    api = inner;
    return this::answer;
  }

  /** Nobody is logged in any more. */
  void expire() {
    sessions.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    Map<String, String> query = FormText.read(exchange.getRequestURI().getRawQuery());
    if (path.startsWith("/dex/")) {
      dex(exchange, path, query);
    } else if (path.equals("/oauth2/start")) {
      toDex(exchange, "/oauth2/callback", "oauth2_proxy_kubeflow_csrf", query.get("rd"));
    } else if (path.equals("/oauth2/callback") || path.equals("/authservice/oidc/callback")) {
      callback(exchange, query);
    } else if (isLoggedIn(exchange)) {
      if (path.contains("/apis/")) {
        api.handle(exchange);
      } else {
        FakeKubeflow.send(exchange, 200, "text/html", "<html><title>Pipelines</title></html>");
      }
    } else if (!installed.proxy()) {
      toDex(exchange, "/authservice/oidc/callback", "oidc_state_csrf", path);
    } else if (path.contains("/apis/")) {
      FakeKubeflow.send(exchange, 401, "text/plain", "Unauthorized");
    } else {
      FakeKubeflow.send(exchange, 403, "text/html", "<html><title>Sign in</title></html>");
    }
  }

  private boolean isLoggedIn(HttpExchange exchange) {
    String cookies = cookies(exchange);
    return installed.proxy()
        ? sessions.stream()
            .anyMatch(
                id ->
                    cookies.contains("oauth2_proxy_kubeflow_0=" + id)
                        && cookies.contains("oauth2_proxy_kubeflow_1=" + id))
        : sessions.stream().anyMatch(id -> cookies.contains("authservice_session=" + id));
  }

  private static String cookies(HttpExchange exchange) {
    return String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
  }

  private void toDex(HttpExchange exchange, String back, String csrf, String rd)
      throws IOException {
    String state = "s" + number.incrementAndGet() + "." + rd.replace("/", "_");
    exchange.getResponseHeaders().add("Set-Cookie", csrf + "=" + state + "; Path=/; HttpOnly");
    redirect(
        exchange,
        302,
        "/dex/auth?client_id=kubeflow&redirect_uri="
            + back.replace("/", "%2F")
            + "&response_type=code&scope=openid+email&state="
            + state);
  }

  private static void redirect(HttpExchange exchange, int status, String location)
      throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void dex(HttpExchange exchange, String path, Map<String, String> query)
      throws IOException {
    String raw = exchange.getRequestURI().getRawQuery();
    if (path.equals("/dex/auth")) {
      if (installed.connectors().size() == 1) {
        redirect(exchange, 302, "/dex/auth/" + installed.connectors().get(0) + "?" + raw);
      } else {
        List<String> links = new ArrayList<>();
        installed
            .connectors()
            .forEach(name -> links.add("<a href=\"/dex/auth/" + name + "?" + raw + "\">in</a>"));
        FakeKubeflow.send(exchange, 200, "text/html", "<html>" + links + "</html>");
      }
      return;
    }
    Matcher connector = Pattern.compile("/dex/auth/([a-z]+)(/login)?").matcher(path);
    if (connector.matches()) {
      connector(exchange, connector, query);
    } else if (path.equals("/dex/approval")) {
      approval(exchange, query);
    } else {
      FakeKubeflow.send(exchange, 404, "text/plain", "page not found");
    }
  }

  private void connector(HttpExchange exchange, Matcher path, Map<String, String> query)
      throws IOException {
    String name = path.group(1);
    if (!installed.connectors().contains(name)) {
      FakeKubeflow.send(exchange, 400, "text/html", "<html>Connector not found</html>");
    } else if (!name.equals("local")) {
      FakeKubeflow.send(
          exchange, 200, "text/html", "<html><title>Sign in to GitHub</title></html>");
    } else if (query.containsKey("client_id")) {
      String request = "r" + number.incrementAndGet();
      asked.put(request, query);
      redirect(
          exchange,
          302,
          installed.old()
              ? "/dex/auth/local?req=" + request
              : "/dex/auth/local/login?back=&state=" + request);
    } else if (exchange.getRequestMethod().equals("POST")) {
      logIn(exchange, query);
    } else {
      form(exchange, 200);
    }
  }

  private static void form(HttpExchange exchange, int status) throws IOException {
    FakeKubeflow.send(
        exchange,
        status,
        "text/html",
        "<html><form method=\"post\"><input name=\"login\"/><input name=\"password\""
            + " type=\"password\"/></form></html>");
  }

  private void logIn(HttpExchange exchange, Map<String, String> query) throws IOException {
    Map<String, String> sent =
        FormText.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!USER.equals(sent.get("login")) || !PASSWORD.equals(sent.get("password"))) {
      form(exchange, installed.old() ? 200 : 401);
      return;
    }
    String request = query.getOrDefault("req", query.get("state"));
    redirect(
        exchange,
        303,
        installed.approval() ? "/dex/approval?req=" + request + "&hmac=h" : back(request));
  }

  private String back(String request) {
    Map<String, String> first = asked.get(request);
    return first.get("redirect_uri") + "?code=c1&state=" + first.get("state");
  }

  private void approval(HttpExchange exchange, Map<String, String> query) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      FakeKubeflow.send(
          exchange,
          200,
          "text/html",
          "<html><form method=\"post\"><input type=\"hidden\" name=\"req\" value=\""
              + query.get("req")
              + "\"/><input type=\"hidden\" name=\"approval\" value=\"approve\"></form></html>");
      return;
    }
    Map<String, String> sent =
        FormText.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!"approve".equals(sent.get("approval")) || !query.get("req").equals(sent.get("req"))) {
      FakeKubeflow.send(exchange, 500, "text/html", "<html>Approval rejected.</html>");
      return;
    }
    redirect(exchange, 303, back(query.get("req")));
  }

  private void callback(HttpExchange exchange, Map<String, String> query) throws IOException {
    String state = query.getOrDefault("state", "");
    if (!cookies(exchange).contains("csrf=" + state) || !"c1".equals(query.get("code"))) {
      FakeKubeflow.send(exchange, 403, "text/html", "<html>CSRF failed</html>");
      return;
    }
    String id = "id" + number.incrementAndGet();
    sessions.add(id);
    List<String> names =
        installed.proxy()
            ? List.of("oauth2_proxy_kubeflow_0", "oauth2_proxy_kubeflow_1")
            : List.of("authservice_session");
    names.forEach(
        name ->
            exchange
                .getResponseHeaders()
                .add("Set-Cookie", name + "=" + id + "; Path=/; HttpOnly; SameSite=Lax"));
    redirect(exchange, 302, state.substring(state.indexOf('.') + 1).replace("_", "/"));
  }
}
