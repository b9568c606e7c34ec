package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are given, kept in a file, or Google's; and addresses that are no API. */
class OtherLoginsTest {

  @TempDir Path dir;

  private final AtomicReference<String> wanted = new AtomicReference<>("Bearer one");

  /** Lets in who shows the token that is wanted just now. */
  private final FakeKubeflow server =
      new FakeKubeflow(
          FakeKubeflow.open(),
          api ->
              exchange -> {
                String shown = exchange.getRequestHeaders().getFirst("Authorization");
                if (wanted.get().equals(shown)) {
                  api.handle(exchange);
                } else {
                  FakeKubeflow.send(exchange, 401, "text/plain", "RBAC: access denied");
                }
              });

  @AfterEach
  void close() {
    server.close();
  }

  private Remote open(KubeflowLogin login) {
    return new KubeflowClient(Installations.QUICK)
        .connect(Installations.target(server.address(), login, Trust.usual()), new Lent());
  }

  private static void ask(Remote remote) {
    remote.jobs().list(new JobQuery.All(), 1);
  }

  @Test
  void aTokenThatIsGivenIsSentAndToldWhenItIsNotTaken() {
    try (Remote remote = open(new KubeflowLogin.Bearer("one"))) {
      ask(remote);
    }
    try (Remote remote = open(new KubeflowLogin.Bearer("old"))) {
      assertThatThrownBy(() -> ask(remote))
          .hasMessage(
              "Kubeflow Pipelines at "
                  + server.address()
                  + " does not accept the login to ask for its health (HTTP 401: RBAC: access"
                  + " denied): the token of kubeflow.auth.credentials has expired or is not for this"
                  + " installation; give a new one.");
    }
  }

  /** Kubernetes writes a new one long before the old one expires. */
  @Test
  void aTokenFileIsReadAnewForEachCall() throws Exception {
    Path file = Files.writeString(dir.resolve("token"), "one\n");
    try (Remote remote = open(new KubeflowLogin.TokenFile(file))) {
      ask(remote);
      Files.writeString(file, "two");
      wanted.set("Bearer two");
      ask(remote);
      wanted.set("Bearer three");
      assertThatThrownBy(() -> ask(remote))
          .hasMessageEndingWith(
              "): the token in "
                  + file
                  + " is for another audience or has expired; its audience must be pipelines.kubeflow.org.");
      Files.delete(file);
      assertThatThrownBy(() -> ask(remote))
          .hasMessage(
              "The token file "
                  + file
                  + " cannot be read: in a pod, a PodDefault of its namespace with the label"
                  + " access-ml-pipeline puts the token there; elsewhere set kubeflow.auth.");
    }
  }

  @Test
  void anAccountOfGooglesShowsItsAccessToken() {
    wanted.set("Bearer access token");
    try (Remote remote = open(new KubeflowLogin.Google(new Anonymous()))) {
      ask(remote);
    }
    assertThat(server.lines("GET")).hasSize(2);
  }

  @Test
  void anAddressThatSendsElsewhereIsToldWithWhere() throws Exception {
    try (FakeKubeflow plain =
            new FakeKubeflow(
                FakeKubeflow.open(),
                api ->
                    exchange -> {
                      exchange
                          .getResponseHeaders()
                          .set("Location", "https://kubeflow.acme.com/pipeline/x?y=z");
                      exchange.sendResponseHeaders(301, -1);
                      exchange.close();
                    });
        Remote remote = Installations.open(plain.address())) {
      assertThatThrownBy(() -> ask(remote))
          .hasMessage(
              plain.address()
                  + " is not the address of an API of Kubeflow Pipelines: it sends to"
                  + " https://kubeflow.acme.com/pipeline/x; set host to that address.");
    }
  }

  @Test
  void anAddressOfSomethingElseIsTold() {
    try (FakeKubeflow other =
            new FakeKubeflow(
                FakeKubeflow.open(),
                api -> exchange -> FakeKubeflow.send(exchange, 404, "text/plain", "not found"));
        Remote remote = Installations.open(other.address())) {
      assertThatThrownBy(() -> ask(remote))
          .hasMessage(
              other.address()
                  + " has no API v2beta1 of Kubeflow Pipelines: on a Kubeflow platform host ends in"
                  + " /pipeline; releases before 2.0 are too old.");
    }
  }
}
