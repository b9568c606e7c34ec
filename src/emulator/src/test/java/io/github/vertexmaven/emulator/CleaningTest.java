package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old jobs go, with all that the home folder has of them; what is in use stays. */
class CleaningTest {

  private static final String PATH = "/emulator/clean";

  @TempDir Path home;

  @BeforeEach
  void hasRawData() throws IOException {
    Files.createDirectories(home.resolve("buckets/lab"));
    Files.writeString(home.resolve("buckets/lab/raw.csv"), "1,2,3");
  }

  private static String id(Lab.Ran ran) {
    return ran.job().getName().replaceFirst(".*/", "");
  }

  private static JsonObject clean(Lab lab, boolean delete, Lab.Ran... jobs) {
    List<String> ids = Stream.of(jobs).map(ran -> '"' + id(ran) + '"').toList();
    String body =
        "{\"project\":\"my-project\",\"location\":\"europe-west1\",\"jobs\":%s,\"delete\":%s}";
    HttpResponse<String> answer =
        lab.rest.raw("POST", PATH, body.formatted(ids, delete), "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static long files(JsonObject freed, String part) {
    return freed.getAsJsonObject(part).get("files").getAsLong();
  }

  private static List<String> names(Lab lab) {
    return lab
        .grpc
        .pipelines(
            "ListPipelineJobs",
            ListPipelineJobsRequest.newBuilder().setParent(Lab.PARENT).build(),
            com.google.cloud.aiplatform.v1.ListPipelineJobsResponse.getDefaultInstance())
        .getPipelineJobsList()
        .stream()
        .map(PipelineJob::getName)
        .toList();
  }

  private List<Path> filesOf(String id) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(id + "/") || file.toString().contains(id + "."))
          .filter(file -> !file.endsWith("jobs.index"))
          .toList();
    }
  }

  private static Path data(Lab lab, Lab.Ran ran, String task) {
    String uri = ran.task(task).getOutputsOrThrow("copy").getArtifacts(0).getUri();
    return lab.bucket(uri.substring(5));
  }

  @Test
  void removesAllOfAJobAndSaysHowMuchItWas() throws Exception {
    try (Lab lab = Lab.open(home)) {
      Lab.Ran first = lab.run("caching");
      JsonObject planned = clean(lab, false, first);
      assertThat(names(lab)).containsExactly(first.job().getName());
      assertThat(data(lab, first, "read")).exists();
      JsonObject freed = clean(lab, true, first);
      assertThat(freed).isEqualTo(planned);
      assertThat(freed.get("jobs").getAsInt()).isEqualTo(1);
      assertThat(files(freed, "journals")).isEqualTo(1);
      assertThat(files(freed, "metadata")).isEqualTo(1);
      // three results with the list of them
      assertThat(files(freed, "results")).isEqualTo(4);
      // of four tasks what they wrote, and its size
      assertThat(files(freed, "data")).isEqualTo(8);
      for (String part : List.of("journals", "metadata", "results", "data")) {
        assertThat(freed.getAsJsonObject(part).get("bytes").getAsLong()).as(part).isPositive();
      }
      assertThat(names(lab)).isEmpty();
      assertThat(filesOf(id(first))).isEmpty();
      assertThat(clean(lab, true, first).get("jobs").getAsInt()).isZero();
      assertThat(lab.run("caching").states()).containsEntry("read", "SUCCEEDED");
    }
  }

  @Test
  void keepsWhatRunsAndWhatJobsThatStayTookFromTheCache() throws Exception {
    try (Lab lab = Lab.open(home)) {
      Lab.Ran first = lab.run("caching");
      Lab.Ran second = lab.run("caching");
      assertThat(second.states()).containsEntry("read", "SKIPPED");
      assertThat(clean(lab, true, first).get("jobs").getAsInt()).isZero();
      assertThat(data(lab, first, "read")).exists();

      String running = lab.submit("cancel", Map.of(), request -> {});
      Lab.Ran atWork = lab.get(running);
      assertThat(clean(lab, true, atWork).get("jobs").getAsInt()).isZero();

      assertThat(clean(lab, true, first, second, atWork).get("jobs").getAsInt()).isEqualTo(2);
      assertThat(names(lab)).containsExactly(running);
      lab.grpc.pipelines().cancelPipelineJob(running);
      assertThat(lab.ended(running).state()).isEqualTo("CANCELLED");
    }
  }

  @Test
  void keepsTheNewestJobsWithWhatTheyUseAndSchedules() throws Exception {
    Lab.Ran origin;
    Lab.Ran gone;
    Lab.Ran newest;
    Schedule schedule;
    try (Lab lab = Lab.open(home)) {
      origin = lab.run("caching");
      gone = lab.run("caching", Map.of("p", 2.0));
      newest = lab.run("caching");
      assertThat(newest.states()).containsEntry("read", "SKIPPED");
      CreatePipelineJobRequest scheduled =
          Lab.request(Lab.spec("policy"), Map.of()).clearPipelineJobId().build();
      schedule =
          lab.grpc
              .schedules()
              .createSchedule(
                  Lab.PARENT,
                  Schedule.newBuilder()
                      .setDisplayName("s")
                      .setCron("0 0 1 1 *")
                      .setMaxConcurrentRunCount(1)
                      .setCreatePipelineJobRequest(scheduled)
                      .build());
    }
    Files.writeString(home.resolve("preferences.json"), "{\"keepJobs\": 1}");
    try (Lab lab = Lab.open(home)) {
      Eventually.holds(
          () ->
              assertThat(names(lab))
                  .containsExactly(newest.job().getName(), origin.job().getName()));
      Eventually.holds(() -> assertThat(filesOf(id(gone))).isEmpty());
      assertThat(data(lab, origin, "read")).exists();
      assertThat(data(lab, newest, "uncached")).exists();
      assertThat(lab.run("caching").states())
          .containsEntry("read", "SKIPPED")
          .containsEntry("after", "SKIPPED");
      assertThat(lab.grpc.schedules().getSchedule(schedule.getName()).getName())
          .isEqualTo(schedule.getName());
    }
  }

  @Test
  void refusesWhatIsNoWish() {
    try (Lab lab = Lab.open(home)) {
      for (String body : List.of("", "[]", "{", "{\"jobs\": 1}")) {
        HttpResponse<String> answer = lab.rest.raw("POST", PATH, body, "application/json");
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.body()).as(body).contains("error");
      }
      assertThat(lab.rest.raw("PUT", PATH, "{}", "application/json").statusCode()).isEqualTo(405);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
