package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Placeholder.RunFact;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The facts of job and task that placeholders can name. */
record PlaceholderFacts(JobDefinition request, TaskRecord.Identity task) {

  String get(RunFact fact) {
    JobDefinition.Facts facts = request.facts();
    return switch (fact) {
      case PIPELINE_JOB_NAME -> request.key().id();
      case PIPELINE_JOB_UUID -> Long.toString(request.number());
      case PIPELINE_JOB_RESOURCE_NAME -> request.key().resourceName();
      case PIPELINE_JOB_CREATE_TIME_UTC -> time(request.created());
      case PIPELINE_JOB_SCHEDULE_TIME_UTC -> time(facts.scheduled().orElse(request.created()));
      case PIPELINE_TASK_NAME -> task.displayName();
      case PIPELINE_TASK_UUID -> Long.toString(task.id());
      case PIPELINE_ROOT -> request.root();
      case PIPELINE_GOOGLE_CLOUD_PROJECT_ID -> request.project();
      case PIPELINE_GOOGLE_CLOUD_LOCATION -> request.key().location();
      case PIPELINE_SERVICE_ACCOUNT -> facts.serviceAccount();
      case PIPELINE_NETWORK -> facts.network();
      case PIPELINE_PERSISTENT_RESOURCE_ID -> "";
      case PIPELINE_ENCRYPTION_KEY_NAME -> facts.encryptionKey();
    };
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
