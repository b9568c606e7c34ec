package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobProgress;
import io.github.vertexmaven.emulator.store.JobSummary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A job with what it can be filtered and ordered by (ListPipelineJobsRequest of
 * pipeline_service.proto).
 */
record JobFields(Job job, Map<String, Object> values) implements ListFields {

  static final List<String> NAMES =
      List.of(
          "pipeline_name",
          "display_name",
          "pipeline_job_user_id",
          "state",
          "create_time",
          "update_time",
          "start_time",
          "end_time",
          "labels",
          "template_uri",
          "schedule_name");

  static final List<String> TIMES = List.of("create_time", "update_time", "start_time", "end_time");

  static JobFields of(Job job) {
    JobSummary summary = job.summary();
    JobProgress progress = summary.progress();
    Map<String, Object> values = new HashMap<>();
    values.put("pipeline_name", summary.pipeline());
    values.put("display_name", summary.named().display());
    values.put("pipeline_job_user_id", job.key().id());
    values.put("state", "PIPELINE_STATE_" + progress.state());
    values.put("create_time", summary.created());
    values.put("update_time", progress.updated());
    progress.started().ifPresent(at -> values.put("start_time", at));
    progress.ended().ifPresent(at -> values.put("end_time", at));
    values.put("labels", summary.labels());
    values.put("template_uri", summary.named().template());
    values.put("schedule_name", summary.named().schedule());
    return new JobFields(job, values);
  }

  @Override
  public String identity() {
    return job.key().resourceName();
  }
}
