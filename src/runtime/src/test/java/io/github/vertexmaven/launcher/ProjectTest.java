package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.slice.Slice;
import io.github.vertexmaven.tell.UserFault;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes part in the runs of a project that code opens. */
class ProjectTest {

  private static final String IMPORTS =
      """
      package acme;
      import io.github.vertexmaven.annotation.*;
      import io.github.vertexmaven.catalog.*;
      import io.github.vertexmaven.hook.*;
      import io.github.vertexmaven.provider.*;
      import java.lang.reflect.Type;
      import java.util.*;
      """;

  private static final String NODES =
      """
      public final class Words {
        @Node(outputs = "said") public static String say(@Param String word) {
          if (word.isEmpty()) throw new IllegalArgumentException("no word");
          return word + "!";
        }
        @Node(outputs = "kept") public static String keep(@Input String said) { return said; }
      }""";

  private static final String EXIT =
      """
      public final class After {
        @Node(outputs = "told") public static String tell(@FinalStatus PipelineStatus status) {
          return status.pipeline() + " " + status.state();
        }
      }""";

  /** A dataset that shows the credentials it was given. */
  private static final String VAULT =
      """
      public final class Vault implements Dataset {
        private final DatasetDefinition definition;
        public Vault(DatasetDefinition definition) { this.definition = definition; }
        public Object load(Type wanted) { return definition.credentials().orElseThrow().values().get("key"); }
        public void save(Object value, Type written) { throw new UnsupportedOperationException(); }
      }""";

  private static final String PROVIDER =
      """
      public final class Keys implements DynamicConfigProvider {
        private final String key;
        public Keys(Map<String, Object> params) { key = (String) params.get("key"); }
        public String targetConfigFile() { return "credentials.yml"; }
        public Map<String, Object> generateConfig(RunConfiguration run) {
          return Map.of("vault", Map.of("key", key + " of " + run.env() + " in " + run.settings().get("region")));
        }
      }""";

  @TempDir Path dir;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private Project open(String... sources) throws IOException {
    Path classes = dir.resolve("target/classes");
    for (int i = 0; i < sources.length; i++) {
      sources[i] = IMPORTS + sources[i];
    }
    Compiled.into(classes, sources);
    URL[] urls = {classes.toUri().toURL()};
    Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
    return Project.open(dir, "local");
  }

  private ProjectTest conf(String file, String text) throws IOException {
    Path path = dir.resolve("conf").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  private ProjectTest words(String word) throws IOException {
    return conf("base/parameters.yml", "word: '" + word + "'\n")
        .conf(
            "base/catalog.yml",
            """
            kept: {type: text, filepath: 'data/${job_name}/kept.txt'}
            told: {type: text, filepath: data/told.txt}
            """);
  }

  @Test
  void namesOfTheRunAreFilledIn() throws IOException {
    words("hello").open(NODES).run();
    try (var runs = Files.list(dir.resolve("data"))) {
      assertThat(runs)
          .singleElement()
          .satisfies(
              run -> {
                assertThat(run.getFileName().toString()).matches("run-[0-9a-f-]{36}");
                assertThat(run.resolve("kept.txt")).hasContent("hello!");
              });
    }
  }

  @Test
  void loadsWhatARunHasLeft() throws IOException {
    Project project = words("hello").open(NODES);
    assertThatThrownBy(() -> project.load("said", String.class))
        .hasMessage("Dataset 'said' is not in the catalog.");
    project.run(Slice.to("say"));
    assertThat(project.load("said", String.class)).isEqualTo("hello!");
  }

  @Test
  void theExitPipelineRunsAtTheEnd() throws IOException {
    words("hello").conf("base/vertexai.yml", "run_config: {on_exit_pipeline: after}\n");
    open(NODES, EXIT).run("words", Slice.to("say"));
    assertThat(dir.resolve("data/told.txt")).hasContent("words SUCCEEDED");
  }

  @Test
  void theExitPipelineRunsAfterAFailureToo() throws IOException {
    words("").conf("base/vertexai.yml", "run_config: {on_exit_pipeline: after}\n");
    Project project = open(NODES, EXIT);
    assertThatThrownBy(() -> project.run("words"))
        .isInstanceOf(RunFailedException.class)
        .hasMessageStartingWith("Node 'say' (acme.Words#say) failed: ");
    assertThat(dir.resolve("data/told.txt")).hasContent("words FAILED");
  }

  @Test
  void aFailureOfTheExitPipelineIsThrownAfterASuccessAndAddedToAFailure() throws IOException {
    String failing =
        EXIT.replace("return status", "if (true) throw new IllegalStateException(); return status");
    words("hello").conf("base/vertexai.yml", "run_config: {on_exit_pipeline: after}\n");
    Project project = open(NODES, failing);
    assertThatThrownBy(() -> project.run("words"))
        .hasMessageStartingWith("Node 'tell' (acme.After#tell) failed: ");
    words("");
    Project again = Project.open(dir, "local");
    Throwable failure = catchThrowable(() -> again.run("words"));
    assertThat(failure).hasMessageStartingWith("Node 'say' (acme.Words#say) failed: ");
    assertThat(failure.getSuppressed()[0])
        .hasMessageStartingWith("Node 'tell' (acme.After#tell) failed: ");
  }

  @Test
  void refusesAnExitPipelineThatIsNotThere() throws IOException {
    words("hello").conf("base/vertexai.yml", "run_config: {on_exit_pipeline: aftr}\n");
    Project project = open(NODES, EXIT);
    assertThatThrownBy(() -> project.run("words"))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "There is no pipeline 'aftr'. There are: __default__, after, words; did you mean"
                + " 'after'?");
  }

  @Test
  void datasetsHaveTheCredentialsOfTheProject() throws IOException {
    words("hello")
        .conf("base/catalog.yml", "vault: {type: acme.Vault, credentials: vault}\n")
        .conf("local/credentials.yml", "vault: {key: sesame}\nother: {key: '${nobody.knows}'}\n");
    assertThat(open(VAULT, NODES).load("vault", String.class)).isEqualTo("sesame");
  }

  @Test
  void aNameThatTheCredentialsLackIsAnErrorWhenTheProjectIsOpened() throws IOException {
    words("hello")
        .conf("base/catalog.yml", "vault: {type: acme.Vault, credentials: valt}\n")
        .conf("local/credentials.yml", "vault: {key: sesame}\n");
    assertThatThrownBy(() -> open(VAULT, NODES))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            "conf/base/catalog.yml:1: vault.credentials: no credentials.yml of environment local has"
                + " 'valt'; did you mean 'vault'?");
  }

  private static final String READERS =
      """
      public final class Readers {
        @Node(outputs = "both") public static String both(@Input String a, @Input String b) {
          return a + b;
        }
        @Node(outputs = "more") public static String more(@Input String both, @Input String c) {
          return both + c;
        }
      }""";

  private static final String CATALOG =
      """
      a: {type: text, filepath: 'data\\01_raw\\a.txt'}
      b: {type: text, filepath: data/b.txt, credentials: db}
      c: {type: text, filepath: data/c.txt, versioned: true}
      both: {type: text, filepath: data/both.txt}
      """;

  @Test
  void missingFilesComeInTheOrderOfTheCatalog() throws IOException {
    conf(
        "base/catalog.yml",
        """
        c: {type: text, filepath: data/c.txt}
        b: {type: text, filepath: data/b.txt}
        a: {type: text, filepath: data/a.txt}
        """);
    Project project = open(READERS);
    assertThatThrownBy(() -> project.run("readers"))
        .message()
        .containsSubsequence("catalog.yml:1: c:", "catalog.yml:2: b:", "catalog.yml:3: a:");
  }

  @Test
  void saysWhichFilesAreMissingBeforeANodeStarts() throws IOException {
    conf("base/catalog.yml", CATALOG.replace(", credentials: db", ""));
    Project project = open(READERS);
    assertThatThrownBy(() -> project.run("readers"))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "conf/base/catalog.yml:1: a: data/01_raw/a.txt does not exist.\n"
                + "  Node 'both' reads it, and no node writes it. Put the data there, or correct the"
                + " entry.\n"
                + "conf/base/catalog.yml:2: b: data/b.txt does not exist.\n"
                + "  Node 'both' reads it, and no node writes it. Put the data there, or correct the"
                + " entry.\n"
                + "conf/base/catalog.yml:3: c: data/c.txt has no version yet.\n"
                + "  Node 'more' reads it, and no node writes it. Put the data there, or correct the"
                + " entry.");
    assertThatThrownBy(() -> project.run("readers", Slice.nodes("more")))
        .hasMessage(
            "conf/base/catalog.yml:3: c: data/c.txt has no version yet.\n"
                + "  Node 'more' reads it, and no node writes it. Put the data there, or correct the"
                + " entry.\n"
                + "conf/base/catalog.yml:4: both: data/both.txt does not exist.\n"
                + "  Node 'more' reads it, and node 'both', which writes it, is not chosen. Choose it"
                + " too, or run it before.");
    Files.createDirectories(dir.resolve("data/01_raw"));
    Files.writeString(dir.resolve("data/01_raw/a.txt"), "a");
    Files.writeString(dir.resolve("data/b.txt"), "b");
    project.run("readers", Slice.nodes("both"));
    assertThat(dir.resolve("data/both.txt")).hasContent("ab");
  }

  @Test
  void aRunNeedsTheCredentialsThatItsDatasetsName() throws IOException {
    conf("base/catalog.yml", CATALOG);
    Project project = open(READERS);
    Files.createDirectories(dir.resolve("data/01_raw"));
    Files.writeString(dir.resolve("data/01_raw/a.txt"), "a");
    Files.writeString(dir.resolve("data/b.txt"), "b");
    assertThatThrownBy(() -> project.run("readers", Slice.nodes("both")))
        .isInstanceOf(UserFault.class)
        .hasMessage(
            "conf/base/catalog.yml:2: b: credentials 'db' are not given in credentials.yml.");
  }

  @Test
  void aHookMayBringTheFiles() throws IOException {
    conf("base/catalog.yml", CATALOG.replace(", credentials: db", ""))
        .conf("base/vertexai.yml", "run_config: {hooks: [acme.Fetch]}\n");
    String hook =
        """
        public final class Fetch implements Hook {
          @Override public void beforePipeline(PipelineRun run) {
            java.nio.file.Path data = java.nio.file.Path.of("%s");
            try {
              java.nio.file.Files.createDirectories(data.resolve("01_raw"));
              java.nio.file.Files.writeString(data.resolve("01_raw/a.txt"), "a");
              java.nio.file.Files.writeString(data.resolve("b.txt"), "b");
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        }"""
            .formatted(dir.resolve("data").toString().replace('\\', '/'));
    open(READERS, hook).run("readers", Slice.nodes("both"));
    assertThat(dir.resolve("data/both.txt")).hasContent("ab");
  }

  @Test
  void credentialsThatLackAValueAreAnErrorWhereTheyAreUsed() throws IOException {
    words("hello")
        .conf("base/catalog.yml", "vault: {type: acme.Vault, credentials: vault}\n")
        .conf("local/credentials.yml", "vault: {key: '${nobody.knows}'}\n");
    Project project = open(VAULT, NODES);
    assertThatThrownBy(() -> project.load("vault", String.class))
        .hasMessageContaining(
            "conf/local/credentials.yml:1: vault.key: ${nobody.knows} has no value");
  }

  @Test
  void providersGenerateConfigurationForRunsAndForDataThatIsLoaded() throws IOException {
    conf("base/catalog.yml", "vault: {type: acme.Vault, credentials: vault}\n")
        .conf(
            "base/vertexai.yml",
            """
            region: north
            project_id: ${only.the.pom.knows}
            run_config:
              dynamic_config_providers:
                - {cls: acme.Keys, params: {key: '${the_key|a key}'}}
            """);
    String reader =
        "public final class Reader { @Node(outputs = \"read\") public static String read(@Input String vault)"
            + " { return vault; } }";
    Project project = open(VAULT, PROVIDER, reader);
    assertThat(project.load("vault", String.class)).isEqualTo("a key of local in north");
    assertThat(project.run().outputs()).isEqualTo(Map.of("read", "a key of local in north"));
  }

  @Test
  void refusesSettingsThatAreNothingOfTheKind() throws IOException {
    conf(
        "base/vertexai.yml",
        """
        run_config:
          on_exit_pipeline: [after]
          dynamic_config_providers:
            - acme.Keys
            - cls: acme.Keys
              params: 3
        """);
    assertThatThrownBy(() -> open(NODES))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            """
            conf/base/vertexai.yml:4: run_config.dynamic_config_providers: expected cls and params.
            conf/base/vertexai.yml:6: run_config.dynamic_config_providers.params: expected keys with values, found 3.
            conf/base/vertexai.yml:2: run_config.on_exit_pipeline: expected text, found a list.""");
  }
}
