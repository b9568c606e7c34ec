package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigListingTest {

  @TempDir Path dir;

  private ResolvedConfig config() {
    return Configs.in(dir)
        .conf(
            "base/vertexai.yml",
            "project_id: p\nrun_config:\n  image: a\n  root: bucket/x\n"
                + "  masked_parameters: [model.key]\n"
                + "  nodes: {a: {env: {API_TOKEN: very-secret, SIZE: 3}}}\n")
        .conf("prod/vertexai.yml", "run_config: {image: b}\n")
        .conf("base/catalog.yml", "cars:\n  type: csv\n  filepath: gs://b/${run_id}/cars.csv\n")
        .conf(
            "base/parameters.yml",
            "model:\n  key: very-secret\n  sizes: [1, two, '3']\n  none: ~\n")
        .conf(
            "base/credentials.yml",
            "db: {user: very-secret, hosts: [very-secret], port: 5432}\n"
                + "other: {password: {secret: projects/p/secrets/s}}\n")
        .env("prod")
        .settingOption("run_config.failure_policy", "fast")
        .pom(Map.of("region", "europe-west1"))
        .resolve();
  }

  @Test
  void everyValueStandsBesideItsPlaceAndSecretsAreMasked() {
    String lines = String.join("\n", ConfigListing.lines(config())) + "\n";
    assertThat(lines)
        .startsWith(
            """
            vertexai:
              project_id: p                          # conf/base/vertexai.yml:1
              run_config:
                image: b                             # conf/prod/vertexai.yml:1
                root: bucket/x                       # conf/base/vertexai.yml:4
                masked_parameters: [model.key]       # conf/base/vertexai.yml:5
                nodes:
                  a:
                    env:
                      API_TOKEN: ***                 # conf/base/vertexai.yml:6
                      SIZE: 3                        # conf/base/vertexai.yml:6
                failure_policy: fast                 # -Dvertexai.run_config.failure_policy
            """)
        .containsPattern("    preflight_validations: false +# default\n")
        .containsPattern("  region: europe-west1 +# pom.xml <settings>\n")
        .containsPattern("    filepath: gs://b/\\$\\{run_id}/cars.csv +# conf/base/catalog.yml:3\n")
        .containsPattern("    sizes: \\[1, two, \"3\"] +# conf/base/parameters.yml:3\n")
        .containsPattern("    none: ~ +# conf/base/parameters.yml:4\n")
        .containsPattern("      secret: projects/p/secrets/s +# conf/base/credentials.yml:2\n")
        .doesNotContain("very-secret")
        .doesNotContain("5432");
  }

  @Test
  void programsGetValuesAndPlaces() {
    Map<String, Object> json = ConfigListing.json(config());
    assertThat(json)
        .containsOnlyKeys(
            "env", "vertexai", "catalog", "parameters", "credentials", "mlflow", "places");
    assertThat(json.get("parameters").toString())
        .isEqualTo("{model={key=***, sizes=[1, two, 3], none=null}}");
    assertThat(json.toString()).doesNotContain("very-secret").doesNotContain("5432");
    assertThat(json.get("places").toString())
        .contains("vertexai.run_config.image=conf/prod/vertexai.yml:1")
        .contains("catalog.cars.type=conf/base/catalog.yml:2")
        .contains("vertexai.region=pom.xml <settings>");
  }
}
