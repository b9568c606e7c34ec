package io.github.vertexmaven.kubeflow.login;

import io.github.vertexmaven.core.service.KubeflowLogin.Dex;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.kubeflow.http.CallLimits;
import io.github.vertexmaven.kubeflow.http.FormText;
import io.github.vertexmaven.kubeflow.http.HttpCall;
import io.github.vertexmaven.kubeflow.http.HttpLine;
import io.github.vertexmaven.kubeflow.http.HttpReply;
import io.github.vertexmaven.kubeflow.http.TlsFault;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person does in a browser: opens the installation, is sent to Dex, chooses how to log in,
 * fills in the form, agrees, and is sent back. The gateway is oidc-authservice, which sends
 * everybody to Dex, or oauth2-proxy, which wants to be asked at {@code /oauth2/start}.
 */
final class DexLogin {

  /** Dex and its gateway restart, and forget a login that was begun. */
  private static final int ATTEMPTS = 3;

  private static final int MOST_REDIRECTS = 20;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_FAULT = 500;

  private static final Pattern CONNECTOR =
      Pattern.compile("/auth/([^\"'?/&\\s]+)\\?", Pattern.CASE_INSENSITIVE);

  /** Hidden fields of the page that asks whether one agrees. */
  private static final Pattern REQUEST =
      Pattern.compile("name=\"req\"\\s+value=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

  private final KubeflowTarget target;
  private final URI start;
  private final Dex dex;
  private final CallLimits limits;
  private final CookieManager cookies;
  private final HttpLine line;

  /**
   * Sends nothing yet.
   *
   * @param line keeps its cookies there
   */
  DexLogin(
      KubeflowTarget target, Dex dex, CallLimits limits, HttpLine line, CookieManager cookies) {
    this.target = target;
    this.start = URI.create(target.address() + "/");
    this.dex = dex;
    this.limits = limits;
    this.cookies = cookies;
    this.line = line;
  }

  /**
   * A page, and where it is.
   *
   * @param address where redirects have led
   */
  private record Page(URI address, HttpReply reply) {

    boolean isForm() {
      return reply.isPage() && reply.body().contains("name=\"password\"");
    }

    boolean isAt(String end) {
      return address.getPath().replaceFirst("/+$", "").endsWith(end);
    }
  }

  /** Something that another attempt may mend. */
  private static final class Stumble extends Exception {
    private static final long serialVersionUID = 1L;

    Stumble(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Logs in; the cookies are in the jar then.
   *
   * @throws RemoteException when that fails
   */
  void run() {
    for (int attempt = 1; ; attempt++) {
      cookies.getCookieStore().removeAll();
      try {
        logIn();
        return;
      } catch (Stumble e) {
        if (attempt == ATTEMPTS) {
          throw new RemoteException(
              Kind.UNAVAILABLE,
              "The login at "
                  + target.address()
                  + " failed "
                  + ATTEMPTS
                  + " times: "
                  + e.getMessage()
                  + "; try again.",
              e);
        }
        pause(attempt);
      }
    }
  }

  private void pause(int attempt) {
    try {
      Thread.sleep(limits.pauseAfter(attempt).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }

  private void logIn() throws Stumble {
    Page page = follow(HttpCall.get(start));
    if (isClosed(page)) {
      page = follow(HttpCall.get(start.resolve("/oauth2/start?" + back())));
    }
    if (isOpen(page)) {
      return;
    }
    Page form = form(page);
    HttpReply sent =
        send(form(form.address(), Map.of("login", dex.user(), "password", dex.password())));
    if (sent.status() >= SERVER_FAULT) {
      throw new Stumble("Dex answers HTTP " + sent.status(), null);
    }
    if (!sent.isRedirect()) {
      throw wrong();
    }
    agreed(follow(HttpCall.get(sent.next(form.address()))));
  }

  private String back() {
    return FormText.of(Map.of("rd", start.getPath()));
  }

  /** oauth2-proxy sends nobody to Dex by itself. */
  private static boolean isClosed(Page page) {
    int status = page.reply().status();
    return (status == UNAUTHORIZED || status == FORBIDDEN) && !page.isForm();
  }

  /** Nobody asked for a login. */
  private boolean isOpen(Page page) {
    return page.reply().isGood() && page.address().equals(start) && !page.isForm();
  }

  /** The page with the form; where several ways are offered the wanted one is chosen. */
  private Page form(Page page) throws Stumble {
    Page found = page;
    if (!found.isForm() && found.isAt("/auth")) {
      URI at = found.address();
      String chosen = at.getRawPath().replaceFirst("/+$", "") + "/" + dex.connector();
      Page offered = found;
      found = follow(HttpCall.get(at.resolve(chosen + "?" + at.getRawQuery())));
      if (!found.isForm()) {
        throw noConnector(offered.reply().body());
      }
    }
    if (!found.isForm()) {
      throw noForm(found);
    }
    return found;
  }

  private RemoteException noConnector(String page) {
    TreeSet<String> offered = new TreeSet<>();
    Matcher links = CONNECTOR.matcher(page);
    while (links.find()) {
      offered.add(links.group(1));
    }
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        "Dex at "
            + target.address()
            + " has no form for a password under '"
            + dex.connector()
            + "'"
            + (offered.isEmpty() ? "" : "; it offers " + String.join(", ", offered))
            + ": set kubeflow.auth.connector to one with passwords, such as local or ldap.",
        null);
  }

  private RemoteException noForm(Page page) {
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        "The login at "
            + target.address()
            + " leads to "
            + page.address().resolve("/")
            + ", which has no form for a user and a password (HTTP "
            + page.reply().status()
            + "): set kubeflow.auth to a token or to cookies of a browser that is logged in.",
        null);
  }

  private RemoteException wrong() {
    return new RemoteException(
        Kind.NO_CREDENTIALS,
        "Dex at "
            + target.address()
            + " does not accept user '"
            + dex.user()
            + "' with this password: the user is an e-mail address; correct DEX_USERNAME and"
            + " DEX_PASSWORD, or kubeflow.auth.user and the entry of kubeflow.auth.credentials.",
        null);
  }

  /** Installations that do not skip it ask whether the gateway may know who one is. */
  private void agreed(Page page) throws Stumble {
    Page end = page;
    if (end.isAt("/approval")) {
      Map<String, String> answer = new LinkedHashMap<>();
      Matcher request = REQUEST.matcher(end.reply().body());
      if (request.find()) {
        answer.put("req", request.group(1));
      }
      answer.put("approval", "approve");
      end = follow(form(end.address(), answer));
    }
    int status = end.reply().status();
    if (end.isForm()) {
      throw wrong();
    }
    if (status == FORBIDDEN || status == BAD_REQUEST || status >= SERVER_FAULT) {
      throw new Stumble(
          "the gateway answers HTTP " + status + " at " + end.address().getPath(), null);
    }
  }

  private static HttpCall form(URI address, Map<String, String> values) {
    return HttpCall.post(address, FormText.TYPE, FormText.of(values));
  }

  private Page follow(HttpCall first) throws Stumble {
    URI at = first.address();
    HttpReply reply = send(first);
    for (int redirects = 0; reply.isRedirect(); redirects++) {
      if (redirects == MOST_REDIRECTS) {
        throw new RemoteException(
            Kind.NO_CREDENTIALS,
            "The login at "
                + target.address()
                + " redirects in a circle, most recently to "
                + at.getPath()
                + ": cookies marked as Secure are lost over http; use https in host.",
            null);
      }
      at = reply.next(at);
      reply = send(HttpCall.get(at));
    }
    if (reply.status() > SERVER_FAULT) {
      throw new Stumble(at.getPath() + " answers HTTP " + reply.status(), null);
    }
    return new Page(at, reply);
  }

  private HttpReply send(HttpCall call) throws Stumble {
    try {
      return line.send(call);
    } catch (IOException e) {
      if (TlsFault.is(e)) {
        throw TlsFault.of(call.address(), e);
      }
      throw new Stumble(call.address().getHost() + " gives no answer (" + e + ")", e);
    }
  }
}
