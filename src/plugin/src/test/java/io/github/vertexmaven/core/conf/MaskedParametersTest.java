package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskedParametersTest {

  private static final String REFERENCE = "{secret: projects/p/secrets/s/versions/1}";

  @TempDir Path dir;

  private Configs configs(String parameters, String masked) {
    return Configs.in(dir)
        .conf("base/vertexai.yml", "run_config: {masked_parameters: " + masked + "}\n")
        .conf("base/parameters.yml", parameters);
  }

  @Test
  void valuesStayHereAndReferencesAreSent() {
    ResolvedConfig config =
        configs(
                "shop: {key: canary, size: 3}\ntoken: canary\nother: "
                    + REFERENCE
                    + "\n'dotted.name': {deep: canary}\n",
                "[shop.key, token, other, dotted.name.deep]")
            .resolve();
    assertThat(config.parameters().plain())
        .isEqualTo(
            Map.of(
                "shop", Map.of("key", Map.of("masked", "shop.key"), "size", 3L),
                "token", Map.of("masked", "token"),
                "other", Map.of("secret", "projects/p/secrets/s/versions/1"),
                "dotted.name", Map.of("deep", Map.of("masked", "dotted.name.deep"))));
    assertThat(config.localParameters().plain().toString()).contains("key=canary");
    assertThat(RunTimeConfig.credentialsHere(config))
        .containsEntry("params:shop.key", Map.of("value", "canary"))
        .containsKeys("params:token", "params:dotted.name.deep")
        .doesNotContainKey("params:other");
    assertThat(RunTimeConfig.sent(config, Map.of(), List.of("shop"), false).plain())
        .isEqualTo(
            Map.of(
                "credentials",
                Map.of("params:shop.key", Map.of("value", Map.of("withheld", "masked parameters"))),
                "credentialsFile",
                "com.acme_space_local.json"));
    assertThat(RunTimeConfig.sent(config, Map.of(), List.of("other"), false).plain()).isEmpty();
    assertThat(ConfigListing.json(config).toString()).doesNotContain("canary");
  }

  @Test
  void whatTheCommandLineGivesIsMaskedToo() {
    ResolvedConfig config =
        configs("token: ~\nseed: 1\n", "[token]").params("token=canary,seed=2").resolve();
    assertThat(config.parameters().plain())
        .isEqualTo(Map.of("token", Map.of("masked", "token"), "seed", 2L));
    assertThat(config.withheld())
        .containsExactly(
            "-Dvertexai.params: token is masked, so its value is not sent to the service; store it in Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}.");
  }

  @Test
  void referencesCanBeSent() {
    assertThat(configs("token: " + REFERENCE + "\n", "[token]").resolve().withheld()).isEmpty();
  }

  @Test
  void aWholeTreeMayBeMasked() {
    ResolvedConfig config = configs("shop: {key: canary, list: [canary]}\n", "[shop]").resolve();
    assertThat(config.parameters().plain()).isEqualTo(Map.of("shop", Map.of("masked", "shop")));
    assertThat(RunTimeConfig.credentialsHere(config).toString()).contains("list=[canary]");
  }
}
