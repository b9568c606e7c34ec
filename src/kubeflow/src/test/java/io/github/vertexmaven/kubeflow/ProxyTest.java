package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.wire.FakeProxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls go by the proxies of settings.xml. */
class ProxyTest {

  private static final String WORD = "Basic YW5uOnNlY3JldA==";

  private final FakeKubeflow server = new FakeKubeflow();
  private final Lent lent = new Lent();
  private FakeProxy proxy;

  @AfterEach
  void close() throws Exception {
    server.close();
    if (proxy != null) {
      proxy.close();
    }
  }

  private int port() {
    return URI.create(server.address()).getPort();
  }

  private Proxy proxy(Optional<String> word, Optional<String> password, String... direct)
      throws Exception {
    proxy = new FakeProxy(port(), word);
    return new Proxy(
        "http", "localhost", proxy.port(), password.map(any -> "ann"), password, List.of(direct));
  }

  /** A name that only the proxy knows. */
  private Remote open(String host, Proxy by) {
    lent.proxies.add(by);
    return new KubeflowClient(Installations.IMPATIENT)
        .connect(
            Installations.target(
                "http://" + host + ":" + port() + "/pipeline",
                new KubeflowLogin.Bearer("token"),
                Trust.usual()),
            lent);
  }

  @Test
  void callsGoByTheProxy() throws Exception {
    try (Remote remote = open("kubeflow.test", proxy(Optional.empty(), Optional.empty()))) {
      remote.jobs().submit(Installations.submission("train-1"));
    }
    assertThat(server.all("runs")).hasSize(1);
    assertThat(proxy.lines)
        .first()
        .isEqualTo(
            "GET http://kubeflow.test:" + port() + "/pipeline/apis/v2beta1/healthz HTTP/1.1");
  }

  /** The installation's own token goes through, the proxy's password does not. */
  @Test
  void thePasswordIsForTheProxyAlone() throws Exception {
    try (Remote remote = open("kubeflow.test", proxy(Optional.of(WORD), Optional.of("secret")))) {
      assertThat(remote.jobs().list(new JobQuery.All(), 1)).isEmpty();
    }
    assertThat(proxy.sentOn).allSatisfy(head -> assertThat(head).contains("Bearer token"));
    assertThat(server.calls)
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.headers().toString()).doesNotContain("YW5uOnNlY3JldA"));
  }

  @Test
  void aPasswordThatIsWrongOrMissingIsTold() throws Exception {
    try (Remote remote = open("kubeflow.test", proxy(Optional.of(WORD), Optional.of("other")))) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .isInstanceOf(RemoteException.class)
          .hasMessage(
              "The proxy localhost:"
                  + proxy.port()
                  + " of settings.xml does not take the password of 'ann' (HTTP 407): correct it"
                  + " there.");
    }
    proxy.close();
    lent.proxies.clear();
    try (Remote remote = open("kubeflow.test", proxy(Optional.of(WORD), Optional.empty()))) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessage(
              "The proxy localhost:"
                  + proxy.port()
                  + " of settings.xml needs a name and a password (HTTP 407): give the proxy a"
                  + " username and a password there.");
    }
  }

  /** As with all clients, this machine needs no proxy; nor do hosts that settings.xml names. */
  @Test
  void someHostsAreReachedWithoutIt() throws Exception {
    Proxy by = proxy(Optional.empty(), Optional.empty(), "*.acme.com", "other.test");
    for (String here : List.of("localhost", "127.0.0.1", "[::1]")) {
      assertThat(
              new io.github.vertexmaven.kubeflow.http.NetworkRoute(Trust.usual(), List.of(by))
                  .proxy(URI.create("http://" + here + ":8080/")))
          .as(here)
          .isEmpty();
    }
    try (Remote remote = open("localhost", by)) {
      assertThat(remote.jobs().list(new JobQuery.All(), 1)).isEmpty();
    }
    try (Remote remote = open("other.test", by)) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessageContaining("other.test");
    }
    assertThat(proxy.lines).isEmpty();
  }
}
