package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Canaries in all places of secrets, and a look at everything that is compiled. */
class SecretsTest {

  @TempDir Path dir;

  private final ProjectGraph graph =
      Graphs.of("train: table params:shop.key params:shop params:* -> model");

  private Configs configs(String endpoint) {
    return Configs.in(dir)
        .conf(
            "base/vertexai.yml",
            endpoint
                + "run_config: {root: my-bucket/x, image: i, masked_parameters: [shop.key,"
                + " token]}\n")
        .conf("base/parameters.yml", "shop:\n  key: canary-1\n  size: 3\ntoken: ${token}\n")
        .conf("base/catalog.yml", "table: {type: it.Table, credentials: db}\n")
        .conf("local/credentials.yml", "db: {user: canary-2, password: '${password}'}\n")
        .variable("VERTEXAI_CONFIG_TOKEN", "canary-3")
        .variable("VERTEXAI_CONFIG_PASSWORD", "canary-4")
        .variable("OTHER", "canary-5");
  }

  private SpecCompiler.Result compile(ResolvedConfig config) {
    return SpecCompiler.compile(
        new CompileRequest(graph, config, "1.0", "c0de", file -> "0".repeat(64), 17));
  }

  @Test
  void nothingThatIsCompiledHasASecret() throws IOException {
    ResolvedConfig config = configs("endpoint: emulator\n").resolve();
    SpecCompiler.Result result = compile(config);
    Path target = Files.createDirectories(dir.resolve("target/vertexai"));
    CompiledFiles.write(result, config, graph, target);
    try (Stream<Path> written = Files.walk(target)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain("canary");
      }
    }
    assertThat(result.toString()).contains("params:shop.key").doesNotContain("canary");
    assertThat(SpecJson.of(result.pipelines().get(0).spec()))
        .contains("\"masked\": \"shop.key\"")
        .doesNotContain("canary");
  }

  @Test
  void vertexAiIsNotAskedToRunWithSecretsThatStandAsText() {
    assertThatThrownBy(() -> compile(configs("").resolve()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "2 problems:\n"
                + "conf/base/parameters.yml:2: shop.key is masked, so its value is not sent to the service; store it in Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}.\n"
                + "conf/base/parameters.yml:4: token is masked, so its value is not sent to the service; store it in Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}.");
  }
}
