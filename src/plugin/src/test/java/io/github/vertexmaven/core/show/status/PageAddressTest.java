package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where people are sent to look at jobs. */
class PageAddressTest {

  private static RemoteTarget target(Optional<Endpoints> endpoints) {
    return new RemoteTarget("acme", "europe-west1", endpoints, new RemoteTarget.Anonymous());
  }

  @Test
  void jobsOfTheEmulatorAreOnItsOwnPage() {
    RemoteTarget here =
        target(Optional.of(new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", "x", true)));
    assertThat(PageAddress.ofJobs(here)).isEqualTo("http://127.0.0.1:2/#/jobs");
    assertThat(PageAddress.ofJob(here, "train-1")).isEqualTo("http://127.0.0.1:2/#/jobs/train-1");
    assertThat(PageAddress.ofSchedule(here, "7")).isEqualTo("http://127.0.0.1:2/#/schedules");
  }

  /** Addresses are printed and written; the one that a browser is opened with is not. */
  @Test
  void aPageThatAsksForATokenIsShownItWhenItIsOpened() {
    Optional<Endpoints> here =
        Optional.of(new Endpoints("127.0.0.1:1", "http://127.0.0.1:2", "x", true));
    RemoteTarget owned =
        new RemoteTarget("acme", "europe-west1", here, new RemoteTarget.Token("secret"));
    String page = PageAddress.ofJob(owned, "train-1");
    assertThat(page).isEqualTo("http://127.0.0.1:2/#/jobs/train-1");
    assertThat(PageAddress.opening(owned, page))
        .isEqualTo("http://127.0.0.1:2/?token=secret#/jobs/train-1");
    assertThat(PageAddress.opening(target(here), page)).isEqualTo(page);
  }

  @Test
  void jobsInTheCloudAreInTheConsole() {
    String console = "https://console.cloud.google.com/vertex-ai/";
    RemoteTarget cloud = target(Optional.empty());
    assertThat(PageAddress.ofJobs(cloud)).isEqualTo(console + "pipelines/runs?project=acme");
    assertThat(PageAddress.ofJob(cloud, "train-1"))
        .isEqualTo(console + "locations/europe-west1/pipelines/runs/train-1?project=acme");
    assertThat(PageAddress.ofSchedule(cloud, "7"))
        .isEqualTo(console + "locations/europe-west1/pipelines/schedules/7?project=acme");
  }
}
