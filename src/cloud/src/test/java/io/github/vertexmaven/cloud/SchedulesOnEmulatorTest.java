package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonParser;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.conf.cron.Cron;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import io.github.vertexmaven.core.job.schedule.Declared;
import io.github.vertexmaven.core.job.schedule.Interruption;
import io.github.vertexmaven.core.job.schedule.PlanExecution;
import io.github.vertexmaven.core.job.schedule.Planning;
import io.github.vertexmaven.core.job.schedule.ScheduleIdentity;
import io.github.vertexmaven.core.job.schedule.SchedulePlan;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declared schedules made true on the emulator, by the client that speaks to Google's cloud. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchedulesOnEmulatorTest {

  private static final ScheduleIdentity.Owner OWNER =
      new ScheduleIdentity.Owner("com.acme", "flights", "prod");

  private Path home;
  private EmulatorProcess emulator;
  private Remote remote;
  private PipelineSchedules schedules;

  /** A schedule in the making. */
  private record Wish(
      String pipeline,
      String name,
      String cron,
      Optional<Long> maxRuns,
      boolean paused,
      String specText,
      Map<String, Object> parameters) {

    static Wish of(String pipeline, String name) {
      return new Wish(pipeline, name, "0 3 * * *", Optional.empty(), false, "", Map.of());
    }

    Wish at(String other) {
      return new Wish(pipeline, name, other, maxRuns, paused, specText, parameters);
    }

    Wish runs(long other) {
      return new Wish(pipeline, name, cron, Optional.of(other), paused, specText, parameters);
    }

    Wish paused(boolean other) {
      return new Wish(pipeline, name, cron, maxRuns, other, specText, parameters);
    }

    Wish described(String other) {
      return new Wish(pipeline, name, cron, maxRuns, paused, other, parameters);
    }

    Wish rows(long rows) {
      return new Wish(pipeline, name, cron, maxRuns, paused, specText, Map.of("rows", rows));
    }

    Declared of(ScheduleIdentity.Owner owner) {
      return of(owner, ZoneId.of("Europe/Oslo"), Optional.empty());
    }

    Declared of(ScheduleIdentity.Owner owner, ZoneId zone, Optional<Instant> start) {
      Location at = Location.of("conf/base/vertexai.yml");
      Schedule schedule =
          new Schedule(
              pipeline,
              name,
              at,
              cron,
              zone,
              start,
              Optional.empty(),
              maxRuns,
              1,
              Optional.of(1L),
              true,
              ConfValue.Mapping.empty(at),
              paused);
      JobTemplate job =
          new JobTemplate(
              pipeline + " " + name,
              spec(specText),
              "gs://acme/runs",
              parameters,
              JobOptions.labelled(Map.of("team", "ml")));
      return Declared.of(owner, schedule, pipeline + " " + name, job);
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    home = Files.createDirectories(folder.resolve("home"));
    open();
  }

  private void open() throws Exception {
    emulator = EmulatorProcess.start(home);
    remote = emulator.connect();
    schedules = remote.schedules();
  }

  @AfterEach
  void clear() {
    schedules.list("").forEach(schedule -> schedules.delete(schedule.id()));
  }

  @AfterAll
  void stop() {
    remote.close();
    emulator.close();
  }

  @Test
  void createsOneAndThenChangesNothing() {
    Wish nightly = Wish.of("train", "nightly").rows(3);
    apply(nightly);
    ScheduleStatus made = only();
    assertThat(made.displayName()).isEqualTo("train nightly");
    assertThat(made.state()).isEqualTo(State.ACTIVE);
    assertThat(made.timing().cron()).isEqualTo("TZ=Europe/Oslo 0 3 * * *");
    assertThat(made.timing().maxActiveRuns()).contains(1L);
    assertThat(made.timing().allowQueueing()).isTrue();
    assertThat(made.labels())
        .containsEntry("team", "ml")
        .containsEntry("vertexai-schedule", "nightly")
        .containsEntry("vertexai-schedule-pipeline", "train");
    assertThat(made.nextRun()).isPresent();
    assertThat(plan(nightly).isDone()).isTrue();
    apply(nightly);
    assertThat(only()).isEqualTo(made);
  }

  @Test
  void showsWhatItsRunsAreMadeOf() {
    apply(Wish.of("train", "nightly").rows(4).described("a spec"));
    JobContent content = schedules.content(only().id());
    assertThat(JsonParser.parseString(content.spec()))
        .isEqualTo(JsonParser.parseString(spec("a spec")));
    assertThat(content.parameters()).containsEntry("rows", "4.0");
  }

  @Test
  void updatesInPlace() {
    Wish nightly = Wish.of("train", "nightly");
    apply(nightly);
    String id = only().id();
    apply(nightly.at("0 4 * * *"));
    assertThat(only().timing().cron()).isEqualTo("TZ=Europe/Oslo 0 4 * * *");
    apply(nightly.rows(4));
    assertThat(plan(nightly.rows(4)).isDone()).isTrue();
    apply(nightly.rows(4).described("another spec"));
    assertThat(plan(nightly.rows(4).described("another spec")).isDone()).isTrue();
    assertThat(plan(nightly.rows(4)).isDone()).isFalse();
    assertThat(only().id()).isEqualTo(id);
    assertThat(only().timing().cron()).isEqualTo("TZ=Europe/Oslo 0 3 * * *");
  }

  @Test
  void makesANewOneWhereAFieldIsCleared() {
    Wish nightly = Wish.of("train", "nightly");
    apply(nightly.runs(30));
    String id = only().id();
    apply(nightly);
    assertThat(only().id()).isNotEqualTo(id);
    assertThat(only().timing().maxRuns()).isEmpty();
    assertThat(plan(nightly).isDone()).isTrue();
  }

  @Test
  void pausesAndResumesByConfiguration() {
    Wish nightly = Wish.of("train", "nightly");
    apply(nightly.paused(true));
    assertThat(only().state()).isEqualTo(State.PAUSED);
    assertThat(only().nextRun()).isEmpty();
    assertThat(plan(nightly.paused(true)).isDone()).isTrue();
    String id = only().id();
    apply(nightly);
    assertThat(only().state()).isEqualTo(State.ACTIVE);
    assertThat(plan(nightly).isDone()).isTrue();
    apply(nightly.paused(true).at("0 5 * * *"));
    assertThat(only().state()).isEqualTo(State.PAUSED);
    assertThat(only().timing().cron()).isEqualTo("TZ=Europe/Oslo 0 5 * * *");
    assertThat(only().id()).isEqualTo(id);
  }

  @Test
  void retiresOnlyWhenAsked() {
    apply(Wish.of("train", "nightly"), Wish.of("train", "weekly"));
    apply(Wish.of("train", "nightly"));
    assertThat(names()).containsExactlyInAnyOrder("train nightly", "train weekly");
    execute(plan(OWNER, true, Wish.of("train", "nightly")), schedules);
    assertThat(names()).containsExactly("train nightly");
  }

  @Test
  void keepsPipelinesAndEnvironmentsApart() {
    ScheduleIdentity.Owner dev = new ScheduleIdentity.Owner("com.acme", "flights", "dev");
    Wish train = Wish.of("train", "nightly");
    Wish score = Wish.of("score", "nightly");
    apply(train, score);
    execute(plan(dev, true, train), schedules);
    assertThat(names())
        .containsExactlyInAnyOrder("train nightly", "score nightly", "train nightly");
    assertThat(plan(train, score).isDone()).isTrue();
    execute(plan(dev, true, train.at("0 9 * * *")), schedules);
    assertThat(plan(train, score).isDone()).isTrue();
    execute(plan(dev, true), schedules);
    assertThat(names()).containsExactlyInAnyOrder("train nightly", "score nightly");
  }

  @Test
  void removesTheSecondOfACreateThatWasRetried() {
    Declared nightly = Wish.of("train", "nightly").of(OWNER);
    schedules.create(nightly.request(), Set.of());
    schedules.create(nightly.request(), Set.of());
    assertThat(names()).hasSize(2);
    apply(Wish.of("train", "nightly"));
    assertThat(names()).hasSize(1);
    assertThat(plan(Wish.of("train", "nightly")).isDone()).isTrue();
  }

  @Test
  void finishesAPlanThatWasInterrupted() {
    Wish[] before = {Wish.of("train", "a").runs(3), Wish.of("train", "b").runs(3)};
    Wish[] after = {
      Wish.of("train", "a"), Wish.of("train", "b").runs(3).paused(true), Wish.of("score", "c")
    };
    for (int calls = 0; calls < 4; calls++) {
      apply(before);
      SchedulePlan plan = plan(after);
      int most = calls;
      Interruption stop =
          catchThrowableOfType(Interruption.class, () -> execute(plan, breaking(most)));
      assertThat(stop).hasMessageStartingWith("The line is cut.\n  Done: ");
      assertThat(names()).contains("train a", "train b");
      apply(after);
      assertThat(names()).containsExactlyInAnyOrder("train a", "train b", "score c");
      assertThat(plan(after).isDone()).isTrue();
      clear();
    }
  }

  @Tag("slow")
  @Test
  void findsAllAgainAfterAKill() throws Exception {
    Wish nightly = Wish.of("train", "nightly").rows(3);
    apply(nightly, Wish.of("train", "resting").paused(true));
    List<ScheduleStatus> before = schedules.list("");
    emulator.kill();
    remote.close();
    open();
    assertThat(schedules.list("")).isEqualTo(before);
    assertThat(plan(nightly, Wish.of("train", "resting").paused(true)).isDone()).isTrue();
  }

  /** Two readings of one expression, also where the clocks change. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "30 2 * * * # Europe/Oslo # 2027-03-27T12:00:00Z",
        "30 2 * * * # Europe/Oslo # 2027-10-30T22:00:00Z",
        "30 2 * * * # Europe/Oslo # 2027-10-31T00:30:01Z",
        "*/20 2 * * SUN # America/New_York # 2027-03-14T06:59:00Z",
        "0 1 * * * # America/New_York # 2027-11-07T05:00:01Z",
        "15 0 1 1 * # Asia/Kathmandu # 2027-02-01T00:00:00Z"
      })
  void agreesOnTheNextRun(String cron, String zone, Instant start) {
    Declared declared =
        Wish.of("train", "clocks")
            .at(cron.strip())
            .of(OWNER, ZoneId.of(zone.strip()), Optional.of(start));
    execute(
        new Planning(OWNER, Optional.empty(), false, now())
            .plan(List.of(declared), schedules.list("")),
        schedules);
    Instant expected =
        Cron.of(cron.strip(), ZoneId.of(zone.strip()))
            .after(start.minusNanos(1).atZone(ZoneId.of("UTC")), 1)
            .get(0)
            .toInstant();
    assertThat(only().nextRun()).contains(expected);
  }

  /** Only so many changes get through. */
  private PipelineSchedules breaking(int calls) {
    int[] left = {calls};
    return (PipelineSchedules)
        Proxy.newProxyInstance(
            PipelineSchedules.class.getClassLoader(),
            new Class<?>[] {PipelineSchedules.class},
            (proxy, method, arguments) -> {
              if (left[0]-- == 0) {
                throw new RemoteException(Kind.UNAVAILABLE, "The line is cut.", null);
              }
              try {
                return method.invoke(schedules, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void apply(Wish... wishes) {
    execute(plan(wishes), schedules);
  }

  private static void execute(SchedulePlan plan, PipelineSchedules through) {
    PlanExecution.of(plan, through, Clock.systemUTC(), line -> {});
  }

  private SchedulePlan plan(Wish... wishes) {
    return plan(OWNER, false, wishes);
  }

  private SchedulePlan plan(ScheduleIdentity.Owner owner, boolean prune, Wish... wishes) {
    List<Declared> declared = new ArrayList<>();
    for (Wish wish : wishes) {
      declared.add(wish.of(owner));
    }
    return new Planning(owner, Optional.empty(), prune, now()).plan(declared, schedules.list(""));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private ScheduleStatus only() {
    List<ScheduleStatus> all = schedules.list("");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<String> names() {
    return schedules.list("").stream().map(ScheduleStatus::displayName).toList();
  }

  private static String spec(String description) {
    return "{\"pipelineInfo\": {\"name\": \"train\", \"description\": \""
        + description
        + "\"}, \"schemaVersion\": \"2.1.0\", \"components\": {\"comp-do\": {\"executorLabel\":"
        + " \"exec-do\"}}, \"deploymentSpec\": {\"executors\": {\"exec-do\": {\"container\":"
        + " {\"image\": \"any\", \"command\": [\"true\"]}}}}, \"root\": {\"inputDefinitions\":"
        + " {\"parameters\": {\"rows\": {\"parameterType\": \"NUMBER_INTEGER\", \"isOptional\":"
        + " true}}}, \"dag\": {\"tasks\": {\"do\": {\"componentRef\": {\"name\":"
        + " \"comp-do\"}}}}}}";
  }
}
