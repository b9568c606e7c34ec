package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSecretsTest {

  private static final String PASSWORD = "p&ss\"wört/<canary>+x";

  @TempDir Path dir;

  private final KnownSecrets secrets = new KnownSecrets();

  @BeforeEach
  void learn() {
    secrets.learn(
        Configs.in(dir)
            .conf("base/vertexai.yml", "run_config: {masked_parameters: [key.of.door]}\n")
            .conf("base/parameters.yml", "key: {of: {door: masked-canary}}\n")
            .conf(
                "base/credentials.yml",
                "db: {user: shop, password: 'p&ss\"wört/<canary>+x', url:"
                    + " 'jdbc:h2:mem:x;USER=sa;PASSWORD=in-the-address'}\n"
                    + "web: {url: 'https://ann:web-canary%2F7@host/path'}\n"
                    + "later: {token: '${not_there}'}\n")
            .resolve());
  }

  @Test
  void areTakenOutInTheFormsThatProgramsGiveThem() {
    String basic =
        Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    assertThat(secrets.text("Authorization: Basic " + basic))
        .matches("Authorization: Basic .{0,8}\\*\\*\\*.{0,4}");
    assertThat(
            secrets.text(
                "a "
                    + PASSWORD
                    + " b p%26ss%22w%C3%B6rt%2F%3Ccanary%3E%2Bx c p&ss\\\"wört/<canary>+x d"
                    + " p\\u0026ss\\\"wört/\\u003ccanary\\u003e+x e"
                    + " p&amp;ss&quot;wört/&lt;canary&gt;+x f masked-canary"))
        .isEqualTo("a *** b *** c *** d *** e *** f ***");
    assertThat(
            secrets.text("at PASSWORD=in-the-address, https://ann:web-canary%2F7@, web-canary/7"))
        .isEqualTo("at PASSWORD=***, https://ann:***@, ***");
  }

  @Test
  void areNoWordsThatStandAnywhere() {
    assertThat(secrets.text("the shop of sa has no value for ${not_there}"))
        .isEqualTo("the shop of sa has no value for ${not_there}");
  }

  @Test
  void faultsSayTheSameWithoutThem() {
    RuntimeException fault =
        new IllegalStateException("login", new RuntimeException("with " + PASSWORD));
    fault.addSuppressed(new RuntimeException("and masked-canary"));
    StringWriter text = new StringWriter();
    secrets.fault(fault).printStackTrace(new PrintWriter(text));
    assertThat(text.toString())
        .startsWith("java.lang.IllegalStateException: login\n\tat ")
        .contains(
            "Caused by: java.lang.RuntimeException: with ***\n",
            "Suppressed: java.lang.RuntimeException: and ***\n")
        .doesNotContain("canary>", "masked-canary");
    RuntimeException harmless = new IllegalStateException("no");
    assertThat(secrets.fault(harmless)).isSameAs(harmless);
  }

  @Test
  void addressesWithPasswordsAreRefusedWhereEverybodyReadsThem() {
    assertThatThrownBy(
            () ->
                Configs.in(dir.resolve("other"))
                    .conf("base/vertexai.yml", "host: 'https://ann:canary@kubeflow.example.com'\n")
                    .conf(
                        "base/catalog.yml",
                        "visits:\n  type: bigquery_table\n  table: a.b\n"
                            + "  endpoint: 'http://ann:canary@localhost:9050'\n")
                    .conf(
                        "base/parameters.yml",
                        "server: {url: 'https://ann:canary@host', other: 'https://ann@host'}\n")
                    .resolve())
        .isInstanceOf(UserException.class)
        .hasMessageNotContaining("canary")
        .hasMessageContaining(
            "conf/base/catalog.yml:4: visits.endpoint has a password in its address, which"
                + " everybody could read who sees the compiled files; keep it in credentials.yml.")
        .hasMessageContaining("conf/base/vertexai.yml:1: host has a password in its address")
        .hasMessageContaining(
            "conf/base/parameters.yml:1: server.url has a password in its address, which everybody"
                + " could read who sees the run; add the parameter to"
                + " run_config.masked_parameters.");
  }
}
