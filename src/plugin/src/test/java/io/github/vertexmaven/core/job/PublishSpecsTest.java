package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.job.image.ImageOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishSpecsTest {

  @TempDir Path dir;

  /** Whoever runs a template does so at any time, when the data of results may be gone. */
  @Test
  void aTemplateTakesNothingFromTheCache() {
    Workplace place = Workplace.in(dir);
    place
        .configs()
        .conf(
            "base/vertexai.yml",
            "project_id: acme-ml\nregion: europe-west1\nrun_config:\n  root: bucket/folder\n"
                + "  template_repository: https://europe-west1-kfp.pkg.dev/acme-ml/pipelines\n");
    new PublishSpecs(
            place.build(), Optional.empty(), List.of(), new ImageOptions(false, false), false)
        .run();
    assertThat(place.service.registered()).containsKey("space.yaml");
    assertThat(place.service.registered().get("space.yaml"))
        .contains("\"cachingOptions\"")
        .doesNotContain("enableCache");
  }
}
