package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.submit.WithheldCredentials;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithheldCredentialsTest {

  private static final ProjectGraph GRAPH =
      Graphs.empty()
          .pipeline(ProjectGraph.DEFAULT, "a: -> made")
          .pipeline("extra", "b: -> other")
          .build();

  @TempDir Path dir;

  private Configs project() {
    return Configs.in(dir)
        .conf("base/vertexai.yml", "run_config: {root: bucket/folder}\n")
        .conf(
            "base/catalog.yml",
            """
            made: {type: com.acme.Table, credentials: db}
            other: {type: com.acme.Table, credentials: kept}
            """)
        .conf(
            "local/credentials.yml",
            """
            db:
              url: {public: 'jdbc:x'}
              password: canary-1
              keys: [canary-2]
            kept: {secret: projects/p/secrets/s/versions/latest}
            unused: canary-3
            """);
  }

  /** Of the pipelines in the order of their names: the default one and {@code extra}. */
  private static void check(Configs configs, int pipeline) {
    ResolvedConfig config = configs.resolve();
    WithheldCredentials.check(Specs.compile(configs, GRAPH).pipelines().get(pipeline), config);
  }

  @Test
  void aJobOnVertexAiIsRefusedThatAsksForCredentialsWhichStandAsText() {
    String what =
        " is plain text, which is not sent to the service; store it in Secret Manager and write {secret: projects/<project>/secrets/<secret>/versions/latest}, or {public: <value>} if anyone may see it.";
    assertThatThrownBy(() -> check(project(), 0))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "2 problems:\nconf/local/credentials.yml:3: credentials db.password"
                + what
                + "\nconf/local/credentials.yml:4: credentials db.keys"
                + what);
  }

  @Test
  void aJobIsRefusedWhoseCredentialsNoFileOfTheEnvironmentHas() {
    Configs nothing = project().conf("local/credentials.yml", "");
    String what =
        "conf/base/catalog.yml:1: made.credentials: no credentials.yml of environment local has"
            + " 'db'.";
    assertThatThrownBy(() -> check(nothing, 0)).isInstanceOf(UserException.class).hasMessage(what);
    assertThatThrownBy(() -> check(nothing.pom(Map.of("endpoint", "emulator")), 0))
        .isInstanceOf(UserException.class)
        .hasMessage(what);
  }

  /** It is built once and run elsewhere, where nobody can mend it. */
  @Test
  void aReleaseIsRefusedWithAllOfItsPipelines() {
    Configs configs =
        project()
            .conf(
                "local/credentials.yml", "db: {password: canary-1}\nkept: {password: canary-2}\n");
    ResolvedConfig config = configs.resolve();
    assertThatThrownBy(
            () -> WithheldCredentials.check(Specs.compile(configs, GRAPH).pipelines(), config))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("conf/local/credentials.yml:1: credentials db.password is plain text")
        .hasMessageContaining(
            "conf/local/credentials.yml:2: credentials kept.password is plain text");
  }

  @Test
  void whatIsKeptElsewhereOrNotUsedOrGeneratedIsNoProblem() {
    assertThatCode(() -> check(project(), 1)).doesNotThrowAnyException();
    assertThatCode(() -> check(project().pom(Map.of("endpoint", "emulator")), 0))
        .doesNotThrowAnyException();
    Configs generated =
        project()
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  root: bucket/folder
                  dynamic_config_providers: [{cls: com.acme.Provider}]
                """);
    assertThatCode(() -> check(generated, 0)).doesNotThrowAnyException();
  }
}
