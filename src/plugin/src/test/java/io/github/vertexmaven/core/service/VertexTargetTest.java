package io.github.vertexmaven.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where people are sent to look at jobs. */
class VertexTargetTest {

  private static VertexTarget target(Optional<Endpoints> endpoints) {
    return new VertexTarget("acme", "europe-west1", endpoints, new RemoteTarget.Anonymous());
  }

  @Test
  void jobsOfTheEmulatorAreOnItsOwnPage() {
    VertexTarget here =
        target(Optional.of(new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", "x", true)));
    assertThat(here.jobsPage()).isEqualTo("http://127.0.0.1:2/#/jobs");
    assertThat(here.jobPage("train-1")).isEqualTo("http://127.0.0.1:2/#/jobs/train-1");
    assertThat(here.schedulePage("7")).isEqualTo("http://127.0.0.1:2/#/schedules");
  }

  /** Addresses are printed and written; the one that a browser is opened with is not. */
  @Test
  void aPageThatAsksForATokenIsShownItWhenItIsOpened() {
    Optional<Endpoints> here =
        Optional.of(new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", "x", true));
    VertexTarget owned =
        new VertexTarget("acme", "europe-west1", here, new RemoteTarget.Token("secret"));
    String page = owned.jobPage("train-1");
    assertThat(page).isEqualTo("http://127.0.0.1:2/#/jobs/train-1");
    assertThat(owned.opening(page)).isEqualTo("http://127.0.0.1:2/?token=secret#/jobs/train-1");
    assertThat(target(here).opening(page)).isEqualTo(page);
  }

  @Test
  void jobsInTheCloudAreInTheConsole() {
    String console = "https://console.cloud.google.com/vertex-ai/";
    VertexTarget cloud = target(Optional.empty());
    assertThat(cloud.jobsPage()).isEqualTo(console + "pipelines/runs?project=acme");
    assertThat(cloud.jobPage("train-1"))
        .isEqualTo(console + "locations/europe-west1/pipelines/runs/train-1?project=acme");
    assertThat(cloud.schedulePage("7"))
        .isEqualTo(console + "locations/europe-west1/pipelines/schedules/7?project=acme");
  }
}
