package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.cloud.aiplatform.v1.ScheduleServiceClient;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules fire: the jobs that they start. */
class ScheduledRunsTest {

  @TempDir Path home;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-10-24T23:59:30Z"));

  @Test
  void startsJobsThatKnowTheirSchedule() throws Exception {
    try (Lab lab = Lab.open(home, now::get)) {
      Schedule.Builder asked = schedule("scheduled", "30 2 * * *");
      asked
          .getCreatePipelineJobRequestBuilder()
          .getPipelineJobBuilder()
          .setDisplayName("Nightly")
          .putLabels("team", "ml");
      Schedule made = lab.grpc.schedules().createSchedule(Lab.PARENT, asked.build());
      // The clocks of Oslo show 02:30 twice in this night.
      at("2026-10-25T00:30:10Z", lab, made, 1);
      at("2026-10-25T01:30:10Z", lab, made, 2);
      List<PipelineJob> jobs = jobs(lab, made.getName());
      assertThat(jobs).hasSize(2);
      for (PipelineJob job : jobs) {
        assertThat(job.getScheduleName()).isEqualTo(made.getName());
        assertThat(job.getDisplayName()).isEqualTo("Nightly");
        assertThat(job.getLabelsMap()).isEqualTo(Map.of("team", "ml"));
        assertThat(job.getName()).contains("/pipelineJobs/scheduled-2026102500".substring(0, 32));
      }
      assertThat(jobs.stream().map(job -> lab.ended(job.getName()).artifact("say", "due")))
          .containsExactlyInAnyOrder("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z");
      Schedule after = lab.grpc.schedules().getSchedule(made.getName());
      assertThat(after.getLastScheduledRunResponse().getRunResponse()).isEqualTo("OK");
      assertThat(after.getNextRunTime().getSeconds())
          .isEqualTo(Instant.parse("2026-10-26T01:30:00Z").getEpochSecond());
    }
  }

  @Test
  void queuesARunWhileAnotherIsActive() throws Exception {
    try (Lab lab = Lab.open(home, now::get)) {
      Schedule made =
          lab.grpc
              .schedules()
              .createSchedule(
                  Lab.PARENT,
                  schedule("cancel", "* * * * *")
                      .setMaxConcurrentActiveRunCount(1)
                      .setAllowQueueing(true)
                      .build());
      at("2026-10-25T00:00:10Z", lab, made, 1);
      now.set(Instant.parse("2026-10-25T00:01:10Z"));
      Eventually.is(() -> isQueued("2026-10-25T00:01:00Z", lab));
      List<PipelineJob> active = jobs(lab, made.getName());
      assertThat(active).hasSize(1);
      lab.grpc.pipelines().cancelPipelineJob(active.get(0).getName());
      Eventually.is(() -> jobs(lab, made.getName()).size() == 2);
      lab.grpc.schedules().deleteScheduleAsync(made.getName()).get(30, TimeUnit.SECONDS);
      Assertions.assertThatThrownBy(() -> lab.grpc.schedules().getSchedule(made.getName()))
          .isInstanceOf(NotFoundException.class);
      jobs(lab, made.getName())
          .forEach(job -> lab.grpc.pipelines().cancelPipelineJob(job.getName()));
    }
  }

  @Tag("slow")
  @Test
  void keepsSchedulesAndDoesNotStayForThem() throws Exception {
    assertThat(Standing.exit(Standing.launch(home, "--idle-seconds", "0"))).isZero();
    try (Lab lab = Lab.open(home, now::get)) {
      lab.grpc.schedules().createSchedule(Lab.PARENT, schedule("policy", "0 0 1 1 *").build());
    }
    assertThat(Standing.exit(Standing.launch(home, "--idle-seconds", "2"))).isZero();
    try (Lab lab = Lab.open(home, now::get)) {
      assertThat(schedules(lab)).hasSize(1);
    }
  }

  /** Each kill comes at another moment of changing schedules; none is lost or half there. */
  @Tag("slow")
  @Test
  void keepsWhatWasSeenOfSchedulesThroughKills() throws Exception {
    Random random = new Random(20261125);
    String name;
    try (Lab lab = Lab.open(home, now::get)) {
      name =
          lab.grpc
              .schedules()
              .createSchedule(Lab.PARENT, schedule("policy", "0 0 1 1 *").build())
              .getName();
    }
    long seen = 1;
    for (int i = 0; i < 3; i++) {
      Standing emulator = Standing.start(home, "--stand");
      GrpcService grpc =
          new GrpcService(
              emulator.facts().get("grpc").toString(),
              Optional.of(emulator.facts().get("token").toString()));
      try {
        seen = changed(grpc.schedules(), name, seen, random);
      } finally {
        emulator.kill();
        grpc.close();
      }
    }
  }

  private static long changed(
      ScheduleServiceClient schedules, String name, long seen, Random random) {
    Schedule schedule = schedules.getSchedule(name);
    assertThat(schedule.getMaxConcurrentRunCount()).isGreaterThanOrEqualTo(seen);
    long end = System.nanoTime() + random.nextInt(300) * 1_000_000L;
    long last = schedule.getMaxConcurrentRunCount();
    while (System.nanoTime() < end) {
      last =
          schedules
              .updateSchedule(
                  schedule.toBuilder().setMaxConcurrentRunCount(last + 1).build(),
                  com.google.protobuf.FieldMask.newBuilder()
                      .addPaths("max_concurrent_run_count")
                      .build())
              .getMaxConcurrentRunCount();
    }
    return last;
  }

  private void at(String time, Lab lab, Schedule schedule, int started) {
    now.set(Instant.parse(time));
    Eventually.is(
        () -> lab.grpc.schedules().getSchedule(schedule.getName()).getStartedRunCount() == started);
  }

  /** The page tells which runs wait for their turn. */
  private static boolean isQueued(String due, Lab lab) throws IOException {
    return RawHttp.send(lab.httpAddress(), "GET", "/page/data/schedules")
        .text()
        .contains("\"waiting\":[\"" + due + "\"]");
  }

  private static List<PipelineJob> jobs(Lab lab, String schedule) {
    ListPipelineJobsRequest request =
        ListPipelineJobsRequest.newBuilder()
            .setParent(Lab.PARENT)
            .setFilter("schedule_name=\"" + schedule + "\"")
            .build();
    return List.copyOf(
        lab.grpc
            .pipelines()
            .listPipelineJobs(request)
            .getPage()
            .getResponse()
            .getPipelineJobsList());
  }

  private static List<Schedule> schedules(Lab lab) {
    return lab.grpc
        .schedules()
        .listSchedules(Lab.PARENT)
        .getPage()
        .getResponse()
        .getSchedulesList();
  }

  private static Schedule.Builder schedule(String spec, String cron) {
    return Schedule.newBuilder()
        .setDisplayName(spec)
        .setCron("TZ=Europe/Oslo " + cron)
        .setMaxConcurrentRunCount(1)
        .setCreatePipelineJobRequest(FacesSuite.request(spec).clearPipelineJobId());
  }
}
