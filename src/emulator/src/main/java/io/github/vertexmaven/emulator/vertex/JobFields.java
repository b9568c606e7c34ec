package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A job with what it can be filtered and ordered by (ListPipelineJobsRequest of
 * pipeline_service.proto).
 */
record JobFields(Job job, Map<String, Object> values)
    implements ListFilter.Fields, Ordering.Fields {

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

  static JobFields of(Job job, PipelineJob spoken) {
    JobProgress status = job.status();
    Map<String, Object> values = new HashMap<>();
    values.put("pipeline_name", pipelineName(job.request().spec()));
    values.put("display_name", spoken.getDisplayName());
    values.put("pipeline_job_user_id", job.key().id());
    values.put("state", "PIPELINE_STATE_" + status.state());
    values.put("create_time", job.request().created());
    values.put("update_time", status.updated());
    status.started().ifPresent(at -> values.put("start_time", at));
    status.ended().ifPresent(at -> values.put("end_time", at));
    values.put("labels", job.request().labels());
    values.put("template_uri", spoken.getTemplateUri());
    values.put("schedule_name", spoken.getScheduleName());
    return new JobFields(job, values);
  }

  @Override
  public Object field(String name) {
    return values.get(name);
  }

  @Override
  public Instant time(String name) {
    return (Instant) values.getOrDefault(name, Instant.EPOCH);
  }

  @Override
  public String identity() {
    return job.key().resourceName();
  }

  private static String pipelineName(Map<String, Object> document) {
    Object spec = document.getOrDefault("pipelineSpec", document);
    return ((Map<?, ?>) ((Map<?, ?>) spec).get("pipelineInfo")).get("name").toString();
  }
}
