package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a question is about. */
record JobLookup(Jobs jobs) {

  private static final Pattern KEY = Pattern.compile("(\\d{1,18})\\.([a-z0-9-]+)\\.([a-z0-9-]+)");

  /** How the page names a job. */
  static String key(JobKey key) {
    return key.projectNumber() + "." + key.location() + "." + key.id();
  }

  /** By its key; an id alone is the newest job of that id. */
  Job job(HttpRequest request) {
    String name = Required.parameter(request, "job");
    Matcher key = KEY.matcher(name);
    return (key.matches()
            ? jobs.get(new JobKey(Long.parseLong(key.group(1)), key.group(2), key.group(3)))
            : jobs.all().stream()
                .filter(job -> job.key().id().equals(name))
                .findFirst()
                .flatMap(job -> jobs.get(job.key())))
        .orElseThrow(() -> missing(name));
  }

  private Rejection missing(String name) {
    String reason = jobs.unreadable().get(name);
    return Rejection.notFound(
        reason == null
            ? "There is no job '" + JsonFields.cut(name, 200) + "' here."
            : "The job '" + name + "' cannot be read: " + reason + ".");
  }

  TaskRecord task(HttpRequest request) {
    Job job = job(request);
    OptionalLong number = request.number("task");
    return (number.isPresent() ? job.task(number.getAsLong()) : Optional.<TaskRecord>empty())
        .orElseThrow(
            () ->
                Rejection.notFound("The job " + job.key().id() + " has no such task (any more)."));
  }
}
