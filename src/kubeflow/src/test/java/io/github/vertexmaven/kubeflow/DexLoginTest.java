package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.KubeflowLogin;
import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.kubeflow.DexGateway.Installed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins at Dex, behind either gateway and of each generation. */
class DexLoginTest {

  private static final List<String> LOCAL = List.of("local");

  private DexGateway gateway;
  private FakeKubeflow server;

  private Remote open(Installed installed, String user, String password, String connector) {
    gateway = new DexGateway(installed);
    server = new FakeKubeflow(FakeKubeflow.open(), gateway);
    return open(user, password, connector);
  }

  private Remote open(String user, String password, String connector) {
    return new KubeflowClient(Installations.QUICK)
        .connect(
            Installations.target(
                server.address(), new KubeflowLogin.Dex(user, password, connector), Trust.usual()),
            new Lent());
  }

  private Remote open(Installed installed) {
    return open(installed, DexGateway.USER, DexGateway.PASSWORD, "local");
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  static Stream<Installed> all() {
    return Stream.of(true, false)
        .flatMap(
            proxy ->
                Stream.of(true, false)
                    .flatMap(
                        old ->
                            Stream.of(true, false)
                                .flatMap(
                                    approval ->
                                        Stream.of(LOCAL, List.of("github", "ldap", "local"))
                                            .map(
                                                connectors ->
                                                    new Installed(
                                                        proxy, old, approval, connectors)))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneLoginServesAllCalls(Installed installed) {
    try (Remote remote = open(installed)) {
      remote.jobs().submit(Installations.submission("train-1"));
      assertThat(remote.jobs().list(new JobQuery.All(), 9)).hasSize(1);
    }
    assertThat(gateway.requests.stream().filter(line -> line.startsWith("POST /dex/auth/local")))
        .hasSize(1);
  }

  static Stream<Installed> each() {
    return Stream.of(
        new Installed(true, false, false, LOCAL),
        new Installed(true, true, true, LOCAL),
        new Installed(false, false, true, LOCAL),
        new Installed(false, true, false, LOCAL));
  }

  @ParameterizedTest
  @MethodSource("each")
  void aLoginThatExpiresInTheMiddleOfAWaitIsMadeAnew(Installed installed) {
    try (Remote remote = open(installed)) {
      JobStatus made = remote.jobs().submit(Installations.submission("train-1"));
      remote.jobs().get(made.jobId());
      gateway.expire();
      assertThat(remote.jobs().get(made.jobId()).jobId()).isEqualTo(made.jobId());
      gateway.expire();
      remote.jobs().submit(Installations.submission("train-2"));
      assertThat(server.all("runs")).hasSize(2);
    }
    assertThat(gateway.requests.stream().filter(line -> line.startsWith("POST /dex/auth/local")))
        .hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("each")
  void aWrongPasswordIsToldAtOnce(Installed installed) {
    try (Remote remote = open(installed, DexGateway.USER, "guess", "local")) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .isInstanceOfSatisfying(
              RemoteException.class,
              e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.NO_CREDENTIALS))
          .hasMessage(
              "Dex at "
                  + server.address()
                  + " does not accept user 'user@example.com' with this password: the user is an"
                  + " e-mail address; correct DEX_USERNAME and DEX_PASSWORD, or kubeflow.auth.user"
                  + " and the entry of kubeflow.auth.credentials.");
    }
    assertThat(gateway.requests.stream().filter(line -> line.startsWith("POST "))).hasSize(1);
  }

  @Test
  void aConnectorWithoutAFormIsToldWithThoseThereAre() {
    Installed installed = new Installed(true, false, false, List.of("github", "local"));
    try (Remote remote = open(installed, DexGateway.USER, DexGateway.PASSWORD, "ldap")) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessage(
              "Dex at "
                  + server.address()
                  + " has no form for a password under 'ldap'; it offers github, local: set kubeflow.auth.connector to one with passwords, such as local or ldap.");
    }
  }

  @Test
  void aLoginThatIsOnlyElsewhereIsTold() {
    try (Remote remote = open(new Installed(true, false, false, List.of("github")))) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessageMatching(
              "The login at "
                  + server.address()
                  + " leads to http://localhost:\\d+/, which has no form for a user and a password"
                  + " \\(HTTP 200\\): set kubeflow.auth to a token or to cookies of a browser that is"
                  + " logged in.");
    }
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> withoutLogin() {
    return Stream.of(
        org.junit.jupiter.params.provider.Arguments.of(
            new Installed(true, false, false, LOCAL), "Unauthorized"),
        org.junit.jupiter.params.provider.Arguments.of(
            new Installed(false, false, false, LOCAL), "it sends to a login at /dex/auth"));
  }

  @ParameterizedTest
  @MethodSource("withoutLogin")
  void whoLogsInNotIsToldHow(Installed installed, String what) {
    gateway = new DexGateway(installed);
    server = new FakeKubeflow(FakeKubeflow.open(), gateway);
    try (Remote remote = Installations.open(server.address())) {
      String why = what.startsWith("it") ? what : "HTTP 401: " + what;
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessage(
              "Kubeflow Pipelines at "
                  + server.address()
                  + " does not accept the login to ask for its health ("
                  + why
                  + "): set kubeflow.auth to the login that it needs: dex with a user and a password, iap"
                  + " with a client id, a token or cookies.");
    }
  }

  @Test
  void cookiesThatAreGivenAreSentAndToldWhenTheyHaveExpired() {
    gateway = new DexGateway(new Installed(false, false, false, LOCAL));
    server = new FakeKubeflow(FakeKubeflow.open(), gateway);
    try (Remote remote =
        new KubeflowClient(Installations.QUICK)
            .connect(
                Installations.target(
                    server.address(),
                    new KubeflowLogin.Cookies("authservice_session=old"),
                    Trust.usual()),
                new Lent())) {
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.All(), 1))
          .hasMessageEndingWith(
              "): the cookies of kubeflow.auth.credentials have expired; copy new ones from a"
                  + " browser that is logged in.");
    }
  }

  /** A platform whose gateway asks nobody. */
  @Test
  void anOpenInstallationNeedsNoForm() {
    server = new FakeKubeflow();
    try (Remote remote = open("user@example.com", "any", "local")) {
      assertThat(remote.jobs().list(new JobQuery.All(), 1)).isEmpty();
    }
  }
}
