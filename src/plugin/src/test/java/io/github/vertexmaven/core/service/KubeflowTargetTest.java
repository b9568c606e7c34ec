package io.github.vertexmaven.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where people are sent to look at runs. */
class KubeflowTargetTest {

  private static KubeflowTarget target(Optional<Endpoints> emulator) {
    return new KubeflowTarget(
        "https://kubeflow.acme.com/pipeline/",
        "https://pages.acme.com/",
        Optional.of("team-a"),
        new KubeflowLogin.None(),
        Trust.usual(),
        Optional.empty(),
        "UTC",
        emulator,
        new Anonymous());
  }

  @Test
  void pagesAreThoseOfTheInstallation() {
    KubeflowTarget target = target(Optional.empty());
    assertThat(target.jobPage("r-1")).isEqualTo("https://pages.acme.com/#/runs/details/r-1");
    assertThat(target.schedulePage("s-1"))
        .isEqualTo("https://pages.acme.com/#/recurringrun/details/s-1");
    assertThat(target.jobsPage()).isEqualTo("https://pages.acme.com/#/runs");
    assertThat(target.words())
        .isEqualTo("Kubeflow Pipelines at https://kubeflow.acme.com/pipeline, namespace team-a");
  }

  /** Its cache would go on giving out what is gone. */
  @Test
  void dataStaysWhereTheCacheHasNoLimit() {
    assertThat(target(Optional.empty()).whyRunDataStays().orElseThrow())
        .startsWith("The cache of Kubeflow Pipelines returns results without a time limit,");
    assertThat(target(Optional.of(new Endpoints("a", "b", "c", true))).whyRunDataStays()).isEmpty();
  }
}
