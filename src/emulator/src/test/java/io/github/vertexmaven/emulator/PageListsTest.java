package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.store.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs with metrics and artifacts, as the page reads them; nothing has to run for it. */
class PageListsTest {

  @TempDir static Path home;

  private static Lab lab;

  @BeforeAll
  static void open() throws Exception {
    SeededJobs seeds = SeededJobs.in(home);
    seeds.add("plain", SeededJobs.layers(3), "plain", Map.of());
    seeds.addMeasured("low", 0.25, 10);
    seeds.addMeasured("high", 0.75, 5);
    seeds.addMeasured("middle", 0.5, 7);
    Job job = seeds.add("artifacts", SeededJobs.layers(1), "artifacts", Map.of());
    SeededJobs.fill(
        job,
        2,
        Map.of(),
        Map.of("one", "gs://lab/one.csv", "many", "gs://lab/many", "gone", "gs://lab/gone"),
        List.of());
    Path bucket = Files.createDirectories(home.resolve("buckets/lab"));
    Files.writeString(bucket.resolve("one.csv"), "id\n1\n");
    Files.writeString(Files.createDirectories(bucket.resolve("many")).resolve("a"), "12");
    Files.writeString(Files.createDirectories(bucket.resolve("many/in")).resolve("b"), "345");
    lab = Lab.open(home);
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  private static Map<String, Object> data(String target) throws IOException {
    RawHttp reply = RawHttp.send(lab.httpAddress(), "GET", "/page/data/" + target);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return JsonValues.object(JsonValues.read(reply.text()));
  }

  @SuppressWarnings("unchecked")
  private static List<String> ids(String question) throws IOException {
    return ((List<Map<String, Object>>) data("jobs?" + question).get("jobs"))
        .stream().map(job -> job.get("id").toString()).toList();
  }

  @Test
  void ordersJobsByAMetricAndThoseWithoutItLast() throws Exception {
    assertThat(ids("sort=scores+r2")).startsWith("high", "middle", "low").hasSize(5);
    assertThat(ids("sort=scores+r2&order=asc")).startsWith("low", "middle", "high").hasSize(5);
    assertThat(ids("sort=scores+rows&text=i")).startsWith("middle", "high").contains("plain");
    assertThat(ids("sort=scores+r2&from=1&size=1")).containsExactly("middle");
    assertThat(ids("sort=nobody+knows")).isEqualTo(ids(""));
  }

  @Test
  void ordersJobsByWhenTheyWereMadeAndHowLongTheyTook() throws Exception {
    assertThat(ids("")).containsExactly("artifacts", "middle", "high", "low", "plain");
    assertThat(ids("order=asc")).containsExactly("plain", "low", "high", "middle", "artifacts");
    assertThat(ids("sort=took")).hasSize(5);
  }

  @Test
  @SuppressWarnings("unchecked")
  void givesEachJobItsMetricsWithTheirDatasets() throws Exception {
    Map<String, Object> found = data("jobs?text=high");
    assertThat(found).containsEntry("metrics", List.of("scores r2", "scores rows"));
    assertThat(((List<Map<String, Object>>) found.get("jobs")).get(0))
        .containsEntry("metrics", Map.of("scores", Map.of("r2", 0.75, "rows", 5.0)));
  }

  @Test
  void remembersMetricsOfJobsThatAreNotInMemory(@TempDir Path copy) throws Exception {
    copyTo(copy);
    try (Lab second = Lab.open(copy)) {
      RawHttp reply =
          RawHttp.send(second.httpAddress(), "GET", "/page/data/jobs?sort=scores+r2&size=1");
      assertThat(reply.text()).contains("\"id\":\"high\"");
    }
  }

  /** Journals as they are now; the index is that of the first start. */
  private static void copyTo(Path copy) throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Path name = home.relativize(file);
        if (name.startsWith("jobs") || name.toString().equals("jobs.index")) {
          Files.createDirectories(copy.resolve(name).getParent());
          Files.copy(file, copy.resolve(name));
        }
      }
    }
  }

  @Test
  void saysWhereAnArtifactIsAndHowLarge() throws Exception {
    assertThat(artifact("one"))
        .containsEntry("size", 5.0)
        .containsEntry("place", home.resolve("buckets/lab/one.csv").toString())
        .containsKey("modified");
    assertThat(artifact("many")).containsEntry("size", 5.0).containsEntry("files", 2.0);
    assertThat(artifact("gone"))
        .containsEntry("why", "There is no data (any longer) at gs://lab/gone.");
  }

  private static Map<String, Object> artifact(String name) throws IOException {
    return data("artifact?job=artifacts&task=2&side=outputs&name=" + name);
  }

  @Test
  void saysWhyNothingReadsTheDataOfOtherPrograms() throws Exception {
    assertThat(data("read?job=artifacts&task=2&side=outputs&name=one"))
        .containsEntry("kind", "none")
        .extractingByKey("why")
        .asString()
        .startsWith("No task of the job that reads or writes it is started by the plugin's");
  }
}
