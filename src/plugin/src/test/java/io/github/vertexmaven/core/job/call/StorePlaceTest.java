package io.github.vertexmaven.core.job.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.service.StoreAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePlaceTest {

  private static final String STORE =
      "kubeflow: {store: {endpoint: \"http://localhost:9000/\", credentials: lab}}\n";

  @TempDir Path dir;

  private ResolvedConfig config(String host, String root, String credentials) {
    return Configs.in(dir)
        .conf("base/vertexai.yml", host + STORE + "run_config: {root: \"" + root + "\"}\n")
        .conf("local/credentials.yml", credentials)
        .resolve();
  }

  @Test
  void theStoreOfTheRootIsReachedWithTheKeysOfCredentials() {
    ResolvedConfig config =
        config(
            "host: http://localhost:8080\n",
            "minio://bucket/f",
            "lab: {access_key: a, secret_key: b}\n");
    Optional<StoreAccess> access = StorePlace.of(config);
    assertThat(access)
        .contains(
            new StoreAccess(
                Optional.of(URI.create("http://localhost:9000")),
                "us-east-1",
                Optional.of(new StoreAccess.Keys("a", "b"))));
    assertThat(access.toString()).doesNotContain("access=a").contains("***");
    assertThat(config.settings().writesToRoot()).isTrue();
  }

  @Test
  void keysThatAreNotThereAreAskedFor() {
    ResolvedConfig config =
        config("host: http://localhost:8080\n", "minio://bucket/f", "lab: {access_key: a}\n");
    assertThatThrownBy(() -> StorePlace.of(config))
        .hasMessage(
            "conf/base/vertexai.yml:2: kubeflow.store.credentials: credentials.yml has no entry"
                + " 'lab' with access_key and secret_key.");
  }

  @Test
  void aRootOfGoogleAndTheEmulatorNeedNone() {
    String keys = "lab: {access_key: a, secret_key: b}\n";
    assertThat(StorePlace.of(config("host: http://localhost:8080\n", "bucket/f", keys))).isEmpty();
    assertThat(
            StorePlace.of(config("host: kubeflow\nendpoint: emulator\n", "minio://bucket/f", keys)))
        .isEmpty();
  }
}
