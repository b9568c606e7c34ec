package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.kubeflow.FakeKubeflow.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens on the wire, there is exactly one run. */
class WireFaultsTest {

  private static final String CREATE = "POST v2beta1/runs";

  private final FakeKubeflow server = new FakeKubeflow();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneRunIsMade(Fault fault) {
    server.next(CREATE, fault);
    try (Remote remote = Installations.open(server.address(), Installations.HASTY, new Lent())) {
      JobStatus made = remote.jobs().submit(Installations.submission("train-1"));
      assertThat(server.all("runs")).hasSize(1);
      assertThat(made.jobId()).isEqualTo(server.all("runs").get(0).get("run_id").getAsString());
    }
  }

  @Test
  void oneRunIsMadeWhenOneFaultFollowsAnother() {
    server.next(CREATE, Fault.BUSY, Fault.RESET, Fault.LOST_500);
    server.next("GET v2beta1/runs", Fault.PAGE, Fault.RESET, Fault.BUSY);
    server.next("GET v2beta1/healthz", Fault.BUSY);
    server.next("POST v2beta1/experiments", Fault.LOST_RESET);
    try (Remote remote = Installations.open(server.address())) {
      remote.jobs().submit(Installations.submission("train-1"));
    }
    assertThat(server.all("runs")).hasSize(1);
    assertThat(server.all("experiments")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aWaitGoesOn(Fault fault) {
    try (Remote remote = Installations.open(server.address(), Installations.HASTY, new Lent())) {
      JobStatus made = remote.jobs().submit(Installations.submission("train-1"));
      server.next("GET v2beta1/runs/.*", fault);
      assertThat(remote.jobs().get(made.jobId()).jobId()).isEqualTo(made.jobId());
    }
  }

  @Test
  void whoDoesNotKnowWhetherItWasMadeSaysSo() {
    server.next(CREATE, Fault.LOST_503);
    server.next(
        "GET v2beta1/runs", java.util.Collections.nCopies(400, Fault.BUSY).toArray(Fault[]::new));
    try (Remote remote =
        Installations.open(server.address(), Installations.IMPATIENT, new Lent())) {
      assertThatThrownBy(() -> remote.jobs().submit(Installations.submission("train-1")))
          .isInstanceOf(RemoteException.class)
          .hasMessageContaining(
              "; whether it did create run 'train-1' is not known: look at vertexai:list-pipelines"
                  + " first.");
    }
  }

  @Test
  void aServerThatStaysAwayIsToldOf() {
    server.next(
        "GET v2beta1/healthz",
        java.util.Collections.nCopies(400, Fault.BUSY).toArray(Fault[]::new));
    try (Remote remote =
        Installations.open(server.address(), Installations.IMPATIENT, new Lent())) {
      assertThatThrownBy(() -> remote.jobs().submit(Installations.submission("train-1")))
          .hasMessage(
              "Kubeflow Pipelines at "
                  + server.address()
                  + " could not ask for its health (HTTP 503, '503 Service Unavailable'), after retries for up to 1 s: check the installation and try again.");
    }
    assertThat(server.all("runs")).isEmpty();
  }

  @Test
  void anAddressWithPagesIsNotTheApi() {
    server.next(
        "GET v2beta1/healthz", List.of(Fault.PAGE, Fault.PAGE, Fault.PAGE).toArray(Fault[]::new));
    try (Remote remote = Installations.open(server.address())) {
      assertThatThrownBy(() -> remote.jobs().submit(Installations.submission("train-1")))
          .hasMessage(
              server.address()
                  + " is not the address of an API of Kubeflow Pipelines: to ask for its health it answers with a web page, 'Please wait'. On a Kubeflow platform host ends"
                  + " in /pipeline; if it is right, set kubeflow.auth to the login that it needs: dex with a"
                  + " user and a password, iap with a client id, a token or cookies.");
    }
  }
}
