package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "eclipse-temurin:17-jre, registry-1.docker.io, eclipse-temurin, 17-jre, false",
    "acme/app, registry-1.docker.io, acme/app, latest, false",
    "localhost/app, localhost, localhost/app, latest, false",
    "127.0.0.1:5000/a/app:1.0, 127.0.0.1:5000, 127.0.0.1:5000/a/app, 1.0, false",
    "127.0.0.1:5000/app, 127.0.0.1:5000, 127.0.0.1:5000/app, latest, false",
    "europe-west1-docker.pkg.dev/p/r/app:1, europe-west1-docker.pkg.dev,"
        + " europe-west1-docker.pkg.dev/p/r/app, 1, false",
  })
  void knowsTheParts(String image, String registry, String name, String tag, boolean pinned) {
    assertThat(ImageName.registry(image)).isEqualTo(registry);
    assertThat(ImageName.withoutTag(image)).isEqualTo(name);
    assertThat(ImageName.tag(image)).isEqualTo(tag);
    assertThat(ImageName.isPinned(image)).isEqualTo(pinned);
    assertThat(ImageName.withTag(image, "x")).isEqualTo(name + ":x");
  }

  @ParameterizedTest
  @CsvSource({"app@sha256:11, app", "127.0.0.1:5000/app:1@sha256:11, 127.0.0.1:5000/app"})
  void knowsADigest(String image, String name) {
    assertThat(ImageName.isPinned(image)).isTrue();
    assertThat(ImageName.withoutTag(image)).isEqualTo(name);
  }
}
