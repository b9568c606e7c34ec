package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.schedule.Scheduler;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.ScheduleRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All schedules, the newest first, with runs that were and runs that will be. */
record SchedulesView(Scheduler scheduler, Jobs jobs, Site site) {

  private static final int COMING = 3;
  private static final int LAST = 5;

  HttpResponse answer(HttpRequest request) {
    List<ScheduleRecord> schedules = scheduler.all();
    List<Job> runs = jobs.all().stream().filter(SchedulesView::isOfSchedule).toList();
    List<Map<String, Object>> rows =
        schedules.stream()
            .sorted(Comparator.comparing(ScheduleRecord::created).reversed())
            .map(schedule -> row(schedule, runs).json())
            .toList();
    String token = Integer.toHexString(rows.hashCode());
    if (request.parameter("since").filter(token::equals).isPresent()) {
      return InertResponse.empty(204);
    }
    return InertResponse.json(
        new JsonFields()
            .put("token", token)
            .put("fires", site.fires())
            .put("schedules", rows)
            .json());
  }

  private static boolean isOfSchedule(Job job) {
    return !job.summary().named().schedule().isEmpty();
  }

  private JsonFields row(ScheduleRecord schedule, List<Job> runs) {
    RequestMessage requested = RequestMessage.of(schedule.requested());
    ScheduleRecord.Timing timing = schedule.timing();
    return new JsonFields()
        .put("name", schedule.name())
        .put("id", schedule.name().substring(schedule.name().lastIndexOf('/') + 1))
        .put("display", requested.displayName())
        .put(
            "pipeline",
            RequestMessage.pipeline(RequestMessage.object(requested.job(), "pipelineSpec")))
        .put(
            "given",
            RequestMessage.object(
                RequestMessage.object(requested.job(), "runtimeConfig"), "parameterValues"))
        .put("state", schedule.state().name())
        .put("cron", timing.cron())
        .put("begin", timing.begin())
        .put("end", timing.end())
        .put("maxRuns", timing.maxRuns())
        .put("maxActive", timing.maxActive())
        .put("started", schedule.started())
        .put("waiting", schedule.waiting().stream().map(Instant::toString).toList())
        .put("coming", scheduler.coming(schedule, COMING).stream().map(Instant::toString).toList())
        .put("paused", schedule.paused())
        .put("created", schedule.created())
        .put("last", schedule.last().map(SchedulesView::last))
        .put("runs", runs(schedule, runs));
  }

  private static Map<String, Object> last(ScheduleRecord.LastRun run) {
    return new JsonFields().put("due", run.due()).put("response", run.response()).json();
  }

  private static List<Map<String, Object>> runs(ScheduleRecord schedule, List<Job> runs) {
    return runs.stream()
        .filter(job -> job.summary().named().schedule().equals(schedule.name()))
        .limit(LAST)
        .map(job -> JobsView.row(job).json())
        .toList();
  }
}
