package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleTiming;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.api.PredicateText;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recurring runs of an installation. It changes none in place, and has one time zone for all. */
public final class KubeflowSchedules implements PipelineSchedules {

  private static final String RECURRING = "recurringruns";
  private static final long MOST_AT_ONCE = 10;

  private final Installation installation;
  private final KubeflowExperiments experiments;
  private final Versions versions;
  private final String zone;
  private final RecurringReading reading;

  /** Asks nothing yet. */
  public KubeflowSchedules(Installation installation, KubeflowExperiments experiments) {
    this.installation = installation;
    this.experiments = experiments;
    this.versions = new Versions(installation);
    this.zone = installation.target().timeZone();
    this.reading = new RecurringReading(zone);
  }

  @Override
  public ScheduleStatus create(ScheduleRequest request, Set<String> known) {
    Map<String, Object> body =
        RunBody.of(request.displayName(), request.job(), experiments.id(request.experiment()));
    body.put("max_concurrency", atOnce(request));
    // What was missed stays undone, but for the last time.
    body.put("no_catchup", true);
    body.put("mode", "ENABLE");
    body.put("trigger", Map.of("cron_schedule", cron(request)));
    String name = request.displayName();
    String note = RunNote.of(request.job().options().labels());
    ApiFields made =
        installation
            .api()
            .create(
                new ApiAction("create recurring run '" + name + "'", installation.hasNoPlace()),
                Installation.path(RECURRING),
                body,
                () -> find(name, note, known));
    return status(made);
  }

  private Optional<ApiFields> find(String name, String note, Set<String> known) {
    return all(Map.of("filter", PredicateText.equal("display_name", name))).stream()
        .filter(one -> one.text("description").orElse("").equals(note))
        .filter(one -> !known.contains(one.text("recurring_run_id").orElse("")))
        .findFirst();
  }

  private static long atOnce(ScheduleRequest request) {
    long wanted = request.timing().maxConcurrentRuns();
    if (wanted > MOST_AT_ONCE) {
      throw new RemoteException(
          Kind.INVALID,
          "Schedule '"
              + request.displayName()
              + "': Kubeflow Pipelines allows at most 10 active runs of a schedule; lower max_concurrent_runs from "
              + wanted
              + ".",
          null);
    }
    return wanted;
  }

  private Map<String, Object> cron(ScheduleRequest request) {
    ScheduleTiming timing = request.timing();
    checkZone(request);
    Map<String, Object> cron = new LinkedHashMap<>();
    cron.put("cron", KubeflowCron.sixFields(timing.cron()));
    timing
        .start()
        .ifPresent(start -> cron.put("start_time", start.truncatedTo(ChronoUnit.SECONDS)));
    timing.end().ifPresent(end -> cron.put("end_time", end.truncatedTo(ChronoUnit.SECONDS)));
    return cron;
  }

  /** All of an installation's crons are meant in one zone, which the API does not tell. */
  private void checkZone(ScheduleRequest request) {
    String wanted = KubeflowCron.zone(request.timing().cron()).orElse(zone);
    if (!isSame(wanted, zone)) {
      throw new RemoteException(
          Kind.INVALID,
          "Schedule '"
              + request.displayName()
              + "' is in the time zone "
              + wanted
              + ", but the installation starts all schedules in "
              + zone
              + ": set time_zone of the schedule to "
              + zone
              + " and its cron to the time there; if the installation has another"
              + " CRON_SCHEDULE_TIMEZONE, say so with kubeflow.time_zone.",
          null);
    }
  }

  private static boolean isSame(String one, String other) {
    try {
      return ZoneId.of(one).normalized().equals(ZoneId.of(other).normalized())
          || ZoneId.of(one).getRules().equals(ZoneId.of(other).getRules());
    } catch (DateTimeException e) {
      return one.equals(other);
    }
  }

  @Override
  public ScheduleStatus get(String id) {
    return status(read(id));
  }

  private ApiFields read(String id) {
    return installation
        .api()
        .get(
            new ApiAction(
                "read recurring run '" + id + "'", installation.hasNo("recurring run", id)),
            Installation.path(RECURRING + "/" + id),
            Map.of());
  }

  private ScheduleStatus status(ApiFields recurring) {
    String started =
        PredicateText.equal("recurring_run_id", recurring.text("recurring_run_id").orElse(""));
    Map<String, String> query = Map.of("filter", started);
    ApiAction action = new ApiAction("list its runs", installation.hasNoPlace());
    List<ApiFields> last = installation.list(action, "runs", query, any -> true, 1);
    long runs = last.isEmpty() ? 0 : installation.count(action, "runs", query);
    return reading.status(recurring, versions.spec(recurring), runs, last.stream().findFirst());
  }

  @Override
  public JobContent content(String id) {
    ApiFields recurring = read(id);
    return RunReading.content(
        recurring,
        versions.spec(recurring),
        RunNote.read(recurring.text("description").orElse("")));
  }

  @Override
  public List<ScheduleStatus> list(String filter) {
    return all(Map.of("filter", PredicateText.typed(filter))).stream().map(this::status).toList();
  }

  private List<ApiFields> all(Map<String, String> query) {
    return installation.list(
        new ApiAction("list recurring runs", installation.hasNoPlace()),
        RECURRING,
        query,
        any -> true,
        Integer.MAX_VALUE);
  }

  /** The API has no update. */
  @Override
  public Optional<ScheduleStatus> update(String id, ScheduleRequest request, Set<Field> fields) {
    return Optional.empty();
  }

  @Override
  public void pause(String id) {
    act(id, "disable");
  }

  @Override
  public void resume(String id) {
    act(id, "enable");
  }

  private void act(String id, String verb) {
    installation
        .api()
        .post(
            new ApiAction(
                verb + " recurring run '" + id + "'", installation.hasNo("recurring run", id)),
            Installation.path(RECURRING + "/" + id + ":" + verb));
  }

  @Override
  public void delete(String id) {
    installation
        .api()
        .delete(
            new ApiAction(
                "delete recurring run '" + id + "'", installation.hasNo("recurring run", id)),
            Installation.path(RECURRING + "/" + id));
  }
}
