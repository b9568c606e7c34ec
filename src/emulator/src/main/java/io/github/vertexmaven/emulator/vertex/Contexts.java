package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Context;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.JobKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contexts of the metadata store: pipelines, runs, experiments. */
final class Contexts {

  private final Documents documents;

  Contexts(Documents documents) {
    this.documents = documents;
  }

  void announce(JobKey job, String pipeline) {
    String pipelineContext = name(job, pipeline);
    if (documents.get(pipelineContext).isEmpty()) {
      put(system(pipelineContext, pipeline, "system.Pipeline").build());
    }
    put(
        system(name(job, job.id()), job.id(), "system.PipelineRun")
            .addParentContexts(pipelineContext)
            .build());
  }

  Optional<Context> runOf(JobKey job) {
    return find(name(job, job.id()));
  }

  Optional<Context> pipelineOf(JobKey job) {
    return runOf(job)
        .filter(run -> run.getParentContextsCount() > 0)
        .flatMap(run -> find(run.getParentContexts(0)));
  }

  Optional<Context> find(String name) {
    return documents.get(name).map(text -> Messages.read(text, Context.newBuilder()).build());
  }

  List<Context> all(String store) {
    return documents.under(store + "/contexts/").stream()
        .map(text -> Messages.read(text, Context.newBuilder()).build())
        .toList();
  }

  void put(Context context) {
    documents.put(context.getName(), Messages.write(context));
  }

  void remove(String name) {
    documents.remove(name);
  }

  private static Context.Builder system(String name, String displayName, String schema) {
    return Context.newBuilder()
        .setName(name)
        .setDisplayName(displayName)
        .setSchemaTitle(schema)
        .setSchemaVersion("0.0.1")
        .setMetadata(Structs.struct(Map.of()))
        .setCreateTime(Times.of(Instant.now()))
        .setUpdateTime(Times.of(Instant.now()));
  }

  private static String name(JobKey job, String id) {
    return job.parent() + "/metadataStores/default/contexts/" + id;
  }
}
