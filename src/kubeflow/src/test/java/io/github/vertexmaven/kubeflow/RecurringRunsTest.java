package io.github.vertexmaven.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.PipelineSchedules.Field;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleTiming;
import io.github.vertexmaven.kubeflow.FakeKubeflow.Fault;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Recurring runs as schedules. */
class RecurringRunsTest {

  private static final Map<String, String> LABELS =
      Map.of(
          "vertexai-schedule-id",
          "a".repeat(20),
          "vertexai-schedule-owner",
          "b".repeat(20),
          "vertexai-schedule-digest",
          "c".repeat(20) + "-" + "d".repeat(20) + "-" + "e".repeat(20),
          "vertexai-schedule-pipeline",
          "__default__",
          "vertexai-schedule",
          "nightly",
          "vertexai-env",
          "cluster");

  private final FakeKubeflow server = new FakeKubeflow();
  private final Remote remote = Installations.open(server.address());

  @AfterEach
  void close() {
    remote.close();
    server.close();
  }

  private static ScheduleRequest request(String cron, long atOnce) {
    return new ScheduleRequest(
        "Flights",
        new ScheduleTiming(
            cron,
            Optional.of(Instant.parse("2026-12-01T00:00:00.5Z")),
            Optional.empty(),
            Optional.empty(),
            atOnce,
            Optional.empty(),
            false),
        Installations.template("Flights", LABELS),
        Optional.of(new Experiment("flights", "Flights")));
  }

  private static ScheduleRequest request(String cron) {
    return request(cron, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "TZ=UTC 0 3 * * *,          0 0 3 * * *",
    "TZ=UTC 0 3 * * MON-FRI,    0 0 3 * * MON-FRI",
    "TZ=UTC */5 * 1 1 7,        0 */5 * 1 1 0",
    "TZ=UTC 0 3 * * 5-7,        '0 0 3 * * 5-6,0'",
    "TZ=UTC 0 3 * * 0-7,        0 0 3 * * 0-6",
    "TZ=UTC 0 3 * * 1-7/2,      '0 0 3 * * 1,3,5,0'",
    "'TZ=Etc/UTC 0 3 * * 1,7', '0 0 3 * * 1,0'"
  })
  void secondsStandInFrontAndSundayIsZero(String five, String six) {
    remote.schedules().create(request(five), Set.of());
    JsonObject made = server.all("recurringruns").get(0);
    JsonObject cron = made.getAsJsonObject("trigger").getAsJsonObject("cron_schedule");
    assertThat(cron.get("cron").getAsString()).isEqualTo(six);
    assertThat(cron.get("start_time").getAsString()).isEqualTo("2026-12-01T00:00:00Z");
  }

  @Test
  void sendsWhatTheServerWantsAndReadsItBack() {
    ScheduleStatus made = remote.schedules().create(request("TZ=UTC 0 3 * * *", 2), Set.of());
    JsonObject sent = server.all("recurringruns").get(0);
    assertThat(sent.get("max_concurrency").getAsLong()).isEqualTo(2);
    assertThat(sent.get("no_catchup").getAsBoolean()).isTrue();
    assertThat(sent.get("mode").getAsString()).isEqualTo("ENABLE");
    assertThat(sent.get("description").getAsString()).hasSizeLessThan(256);
    ScheduleStatus there = remote.schedules().list("").get(0);
    assertThat(there).isEqualTo(made);
    assertThat(there.labels()).isEqualTo(LABELS);
    assertThat(there.timing().cron()).isEqualTo("TZ=UTC 0 3 * * *");
    assertThat(there.timing().maxConcurrentRuns()).isEqualTo(2);
    assertThat(there.state()).isEqualTo(ScheduleStatus.State.ACTIVE);
    assertThat(there.pipeline()).isEqualTo("train");
    assertThat(there.lastRun()).isEmpty();
    assertThat(remote.schedules().content(there.id()).parameters())
        .isEqualTo(Map.of("n", "5", "rate", "0.5"));
  }

  @Test
  void restsWakesAndGoes() {
    String id = remote.schedules().create(request("TZ=UTC 0 3 * * *"), Set.of()).id();
    remote.schedules().pause(id);
    assertThat(remote.schedules().get(id).state()).isEqualTo(ScheduleStatus.State.PAUSED);
    remote.schedules().resume(id);
    assertThat(remote.schedules().get(id).state()).isEqualTo(ScheduleStatus.State.ACTIVE);
    remote.schedules().delete(id);
    remote.schedules().delete(id);
    assertThat(server.all("recurringruns")).isEmpty();
    assertThatThrownBy(() -> remote.schedules().get(id))
        .hasMessage(
            "There is no recurring run '"
                + id
                + "' at "
                + server.address()
                + ": vertexai:list-pipelines lists them.");
  }

  /** The plan makes a new one then, and deletes the old one. */
  @Test
  void changesNoneInPlace() {
    String id = remote.schedules().create(request("TZ=UTC 0 3 * * *"), Set.of()).id();
    assertThat(remote.schedules().update(id, request("TZ=UTC 0 4 * * *"), EnumSet.of(Field.CRON)))
        .isEmpty();
    assertThat(server.calls.get(server.calls.size() - 1).line()).startsWith("GET");
  }

  @Test
  void aZoneThatIsNotTheInstallationsIsRefused() {
    assertThatThrownBy(
            () -> remote.schedules().create(request("TZ=Europe/Oslo 0 3 * * *"), Set.of()))
        .hasMessage(
            "Schedule 'Flights' is in the time zone Europe/Oslo, but the installation starts all schedules in UTC: set time_zone of the schedule to UTC and its cron to the time"
                + " there; if the installation has another CRON_SCHEDULE_TIMEZONE, say so with"
                + " kubeflow.time_zone.");
    assertThat(server.all("recurringruns")).isEmpty();
  }

  @Test
  void moreThanTenAtOnceAreRefused() {
    assertThatThrownBy(() -> remote.schedules().create(request("TZ=UTC 0 3 * * *", 11), Set.of()))
        .hasMessage(
            "Schedule 'Flights': Kubeflow Pipelines allows at most 10 active runs of a schedule; lower max_concurrent_runs from 11.");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneIsMadeWhateverHappensOnTheWire(Fault fault) {
    server.next("POST v2beta1/recurringruns", fault);
    try (Remote hasty = Installations.open(server.address(), Installations.HASTY, new Lent())) {
      ScheduleStatus first = hasty.schedules().create(request("TZ=UTC 0 3 * * *"), Set.of());
      assertThat(server.all("recurringruns")).hasSize(1);
      server.next("POST v2beta1/recurringruns", fault);
      hasty.schedules().create(request("TZ=UTC 0 3 * * *"), Set.of(first.id()));
      assertThat(server.all("recurringruns")).hasSize(2);
    }
  }

  /** One is made and the other goes, though each call meets a fault. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Fault.class)
  void oneIsLeftWhenItIsReplacedWhateverHappensOnTheWire(Fault fault) {
    try (Remote hasty = Installations.open(server.address(), Installations.HASTY, new Lent())) {
      String old = hasty.schedules().create(request("TZ=UTC 0 3 * * *"), Set.of()).id();
      server.next("POST v2beta1/recurringruns", fault);
      server.next("DELETE v2beta1/recurringruns/.*", fault);
      String made = hasty.schedules().create(request("TZ=UTC 0 4 * * *"), Set.of(old)).id();
      hasty.schedules().delete(old);
      assertThat(server.all("recurringruns"))
          .singleElement()
          .satisfies(
              left -> assertThat(left.get("recurring_run_id").getAsString()).isEqualTo(made));
    }
  }

  @Test
  void runsOfAScheduleHaveItsLabels() {
    ScheduleStatus made = remote.schedules().create(request("TZ=UTC 0 3 * * *"), Set.of());
    remote.jobs().submit(Installations.submission("flights-1-abc"));
    server.all("runs").get(0).addProperty("recurring_run_id", made.id());
    assertThat(remote.jobs().list(new JobQuery.OfSchedule(made), 9))
        .singleElement()
        .satisfies(job -> assertThat(job.labels()).isEqualTo(LABELS));
    ScheduleStatus there = remote.schedules().get(made.id());
    assertThat(there.startedRuns()).isEqualTo(1);
    assertThat(there.lastRun().orElseThrow().response()).isEqualTo("pending");
  }
}
