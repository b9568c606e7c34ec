package io.github.vertexmaven.emulator.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import io.github.vertexmaven.emulator.store.Documents;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recurring runs as they are on disk. */
class RecurringRunsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path dir;

  private final RunTemplate template =
      new RunTemplate(
          "nightly", "at night", "e1", "", "sa", "p1", "v1", Map.of("rows", 2.0), "minio://b/r");

  private RecurringRuns opened() throws Exception {
    return new RecurringRuns(
        Documents.open(dir), null, null, KubeflowRelease.of("2.15.0"), InstantSource.fixed(NOW));
  }

  private StoredRecurringRun nightly() {
    return new StoredRecurringRun(
        "r1",
        "nightly",
        template,
        Map.of(),
        Map.of(),
        1,
        true,
        new StoredTrigger("0 0 2 * * ?", 0, Optional.empty(), Optional.empty()),
        true,
        NOW,
        NOW,
        Optional.of(NOW),
        7);
  }

  @Test
  void staysTheSameOnDisk() throws Exception {
    opened().add(nightly());

    assertThat(opened().get("r1")).isEqualTo(nightly());
  }

  @Test
  void readsWhatOlderEmulatorsKept() throws Exception {
    opened().add(nightly());
    Documents documents = Documents.open(dir);
    Map<String, Object> flat =
        documents
            .get("recurring/r1", text -> new HashMap<>(JsonValues.object(JsonValues.read(text))))
            .orElseThrow();
    flat.putAll(JsonValues.object(flat.remove("template")));
    documents.put("recurring/r1", JsonValues.write(flat));

    assertThat(opened().get("r1")).isEqualTo(nightly());
  }
}
