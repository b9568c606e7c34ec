package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {

  @TempDir Path dir;

  private Redaction redaction() {
    return Redaction.of(
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {masked_parameters: [salt.grain]}\n")
            .conf(
                "base/parameters.yml",
                """
                salt: {grain: sea-salt-7, size: 3}
                db: {user: alice, password: hunter2}
                list: [{api_key: key-of-mine}]
                short_token: abc
                """)
            .conf(
                "base/credentials.yml",
                "warehouse: {login: {password: s3same-open}, host: {public: db.example}}\n")
            .resolve());
  }

  @Test
  void secretsAreTakenOutOfWhatNodesPrint() {
    Redaction redaction = redaction();
    assertThat(redaction.text("with sea-salt-7, hunter2, key-of-mine and s3same-open"))
        .isEqualTo("with ***, ***, *** and ***");
    assertThat(redaction.text("alice at db.example, abc, 3"))
        .isEqualTo("alice at db.example, abc, 3");
  }

  @Test
  void parametersAreMaskedByNameAndBySetting() {
    Map<String, String> shown =
        redaction()
            .texts(
                Map.of(
                    "salt", Map.of("grain", "x", "size", 3),
                    "db", Map.of("password", "p"),
                    "rate", 0.5));
    assertThat(shown)
        .containsEntry("db", "{password=***}")
        .containsEntry("rate", "0.5")
        .hasEntrySatisfying("salt", text -> assertThat(text).contains("grain=***", "size=3"));
    assertThat(Redaction.byName().texts(Map.of("token", "t", "sizes", List.of(1, 2))))
        .isEqualTo(Map.of("token", "***", "sizes", "[1, 2]"));
  }
}
