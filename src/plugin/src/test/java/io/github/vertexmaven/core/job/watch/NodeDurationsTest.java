package io.github.vertexmaven.core.job.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.TaskStatus.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NodeDurationsTest {

  private static final String ROOT = "gs://b/runs";

  private record Store(TreeMap<String, String> texts) implements ObjectStore {
    @Override
    public int uploadMissing(List<List<Upload>> groups, Progress progress) {
      throw new AssertionError();
    }

    @Override
    public byte[] read(String uri) {
      if (!texts.containsKey(uri)) {
        throw new RemoteException(RemoteException.Kind.NOT_FOUND, uri + " is not there.", null);
      }
      return texts.get(uri).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
      throw new AssertionError();
    }

    @Override
    public SortedMap<String, Long> sizes(String uriPrefix) {
      SortedMap<String, Long> sizes = new TreeMap<>();
      texts.forEach((uri, text) -> sizes.put(uri, (long) text.length()));
      sizes.keySet().removeIf(uri -> !uri.startsWith(uriPrefix));
      return sizes;
    }

    @Override
    public void delete(List<String> uris) {
      throw new AssertionError();
    }

    @Override
    public Optional<String> problemWithBucket(String bucket) {
      return Optional.empty();
    }
  }

  @Test
  void readsWhatTasksWroteAlsoThoseThatShareOneAndThoseThatWereReused() {
    Store store = new Store(new TreeMap<>());
    put(store, "42/job-2/shared_-3", "{\"seconds\":{\"a\":1.5,\"b\":20.25}}");
    put(store, "42/job-1/old_9", "{\"seconds\":{\"c\":3}}");
    put(store, "42/job-2/silent_5", "{\"seconds\":{\"d\":4}}");
    put(store, "42/job-1/silent_5", "{\"seconds\":{\"d\":400}}");
    put(store, "42/job-2/foreign_6", "no JSON");
    JobStatus job =
        job(
            task(-3, "shared", State.SUCCEEDED, ROOT + "/42/job-2/shared_-3/out"),
            task(4, "old", State.SKIPPED, ROOT + "/42/job-1/old_9/out"),
            task(5, "silent", State.SUCCEEDED, "gs://elsewhere/table.csv"),
            task(6, "foreign", State.SUCCEEDED, ROOT + "/42/job-2/foreign_6/out"),
            task(7, "older", State.SUCCEEDED, ROOT + "/42/job-2/older_7/out"),
            task(8, "failed", State.FAILED, ROOT + "/42/job-2/failed_8/out"));
    assertThat(NodeDurations.of(job, store))
        .isEqualTo(
            Map.of(
                "a", Duration.ofMillis(1500),
                "b", Duration.ofMillis(20_250),
                "c", Duration.ofSeconds(3),
                "d", Duration.ofSeconds(4)));
  }

  private static void put(Store store, String folder, String text) {
    store.texts().put(ROOT + "/" + folder + "/node_times.json", text);
  }

  private static JobStatus job(TaskStatus... tasks) {
    List<TaskStatus> all = new java.util.ArrayList<>(List.of(tasks));
    all.add(
        new TaskStatus(
            1,
            Optional.empty(),
            "root",
            State.SUCCEEDED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Map.of(),
            Map.of(),
            List.of()));
    return new JobStatus(
        "job-2",
        "job-2",
        "space",
        JobStatus.State.SUCCEEDED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        ROOT,
        all);
  }

  private static TaskStatus task(long id, String name, State state, String output) {
    return new TaskStatus(
        id,
        Optional.of(1L),
        name,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("7"),
        1,
        Map.of("out", List.of(output)),
        Map.of(),
        List.of());
  }
}
