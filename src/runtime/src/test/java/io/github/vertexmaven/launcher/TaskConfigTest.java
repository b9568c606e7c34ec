package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.noteTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.provider.FakeGoogle;
import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that a task has besides its description. */
class TaskConfigTest {

  @TempDir Path dir;
  private TaskRig rig;

  @BeforeEach
  void compileNodes() throws IOException {
    rig = TaskRig.in(dir);
  }

  @Test
  void fillsTheRunInParameters() throws IOException {
    rig.run(
        noteTask("{\"note\": {\"type\": \"text\", \"filepath\": \"note.txt\"}}"),
        rig.executorInput(
            Map.of("title", "\"${job_name} ${run_id|x} $${run_id} ${other}\""),
            Map.of(),
            Map.of("note", "gs://bucket/run/note")));
    assertThat(rig.mount().resolve("bucket/run/note"))
        .content()
        .isEqualTo("my-job 4711 ${run_id} ${other}");
  }

  private static final String PROVIDER =
      """
      package com.acme;
      import io.github.vertexmaven.provider.*;
      import java.util.*;
      public final class Provider implements DynamicConfigProvider {
        private final Map<String, Object> params;
        public Provider(Map<String, Object> params) { this.params = params; }
        @Override public String targetConfigFile() { return (String) params.get("file"); }
        @SuppressWarnings("unchecked")
        @Override public Map<String, Object> generateConfig(RunConfiguration run) {
          if (Boolean.TRUE.equals(params.get("fails"))) throw new IllegalStateException("no token");
          return Map.of((String) params.get("key"), params.get("value"));
        }
      }
      """;

  private static final String SECURED =
      """
      package com.acme;
      import io.github.vertexmaven.catalog.*;
      import java.lang.reflect.Type;
      import java.util.*;
      public final class Secured implements Dataset {
        private final DatasetDefinition definition;
        public Secured(DatasetDefinition definition) { this.definition = definition; }
        @Override public Object load(Type wanted) { throw new UnsupportedOperationException(); }
        @Override public void save(Object value, Type written) {
          System.setProperty("acme.secured", definition.credentials().orElseThrow().values().toString());
        }
      }
      """;

  private JsonObject runNote(String catalog, String title, String runTime) throws IOException {
    Compiled.into(rig.classes(), PROVIDER, SECURED);
    Task task = noteTask(catalog);
    JsonObject json = JsonParser.parseString(task.json()).getAsJsonObject();
    json.add("runTime", JsonParser.parseString(runTime));
    return rig.run(
        new Task(json.toString()),
        rig.executorInput(
            Map.of("title", "\"" + title + "\""),
            Map.of(),
            Map.of("note", "gs://bucket/run/note")));
  }

  @Test
  void fillsInTheRunInParametersAndProviderParams() throws IOException {
    String file = "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/note.txt\"}}";
    runNote(file, "${run_id} of ${job_name}, not $${run_id}", "{}");
    assertThat(rig.mount().resolve("other/note.txt"))
        .content()
        .isEqualTo("4711 of my-job, not ${run_id}");
    runNote(
        file,
        "as given",
        """
        {"providers": [{"cls": "com.acme.Provider",
          "params": {"file": "parameters.yml", "key": "title", "value": "made in ${run_id}"}}]}""");
    assertThat(rig.mount().resolve("other/note.txt")).content().isEqualTo("made in 4711");
  }

  @Test
  void aProviderCanMoveADatasetOrLeaveAFile() throws IOException {
    runNote(
        "{\"note\": {\"type\": \"text\", \"filepath\": \"gs://other/old.txt\"}}",
        "x",
        """
        {"providers": [
          {"cls": "com.acme.Provider", "params": {"file": "catalog_moved.yml", "key": "note",
            "value": {"filepath": "gs://other/new.txt"}}},
          {"cls": "com.acme.Provider", "params": {"file": "mine.yml", "key": "k", "value": [1]}}]}""");
    assertThat(rig.mount().resolve("other/new.txt")).content().isEqualTo("x");
    assertThat(rig.mount().resolve("other/old.txt")).doesNotExist();
    // Nothing generated outlives the task.
    assertThat(Path.of(System.getProperty("vertexai.conf"))).doesNotExist();
  }

  @Test
  void aProviderThatFailsIsOneSentence() {
    assertThatThrownBy(
            () ->
                runNote(
                    "{}",
                    "x",
                    """
                    {"providers": [{"cls": "com.acme.Provider",
                      "params": {"file": "credentials.yml", "fails": true}}]}"""))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            "run_config.dynamic_config_providers: com.acme.Provider failed to generate"
                + " credentials.yml: java.lang.IllegalStateException: no token");
    assertThat(rig.outputFile()).doesNotExist();
  }

  private static final String SECURED_NOTE =
      "{\"note\": {\"type\": \"com.acme.Secured\", \"credentials\": \"db\"}}";

  @Tag("slow")
  @Test
  void credentialsAreSecretsOrGeneratedOrTheProjectsOwn() throws Exception {
    try (FakeGoogle google = new FakeGoogle()) {
      google.secret("projects/p/secrets/s/versions/latest", "canary-secret");
      System.setProperty("vertexai.endpoint.metadata", google.url());
      System.setProperty("vertexai.endpoint.secretmanager", google.url());
      runNote(
          SECURED_NOTE,
          "x",
          "{\"credentials\": {\"db\": {\"password\": {\"secret\": \"projects/p/secrets/s\"}}}}");
      assertThat(System.getProperty("acme.secured")).isEqualTo("{password=canary-secret}");
    } finally {
      System.clearProperty("vertexai.endpoint.metadata");
      System.clearProperty("vertexai.endpoint.secretmanager");
    }
    String withheld =
        """
        "credentials": {"db": {"password": {"withheld": "conf/local/credentials.yml"}}},
        "credentialsFile": "acme.json\"""";
    assertThatThrownBy(() -> runNote(SECURED_NOTE, "x", "{" + withheld + "}"))
        .hasMessageContaining(
            "credentials 'db.password' are plain text in conf/local/credentials.yml, which is not"
                + " sent to tasks.");
    Files.createDirectories(dir.resolve("credentials"));
    Files.writeString(
        dir.resolve("credentials/acme.json"), "{\"db\": {\"password\": \"canary-own\"}}");
    runNote(SECURED_NOTE, "x", "{" + withheld + "}");
    assertThat(System.getProperty("acme.secured")).isEqualTo("{password=canary-own}");
    runNote(
        SECURED_NOTE,
        "x",
        "{"
            + withheld
            + """
            , "providers": [{"cls": "com.acme.Provider", "params": {"file": "credentials.yml",
              "key": "db", "value": {"password": "canary-${job_name}"}}}]}""");
    assertThat(System.getProperty("acme.secured")).isEqualTo("{password=canary-my-job}");
  }
}
