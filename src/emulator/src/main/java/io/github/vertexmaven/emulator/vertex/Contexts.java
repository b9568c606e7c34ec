package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Context;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.JobKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The contexts of the metadata store: pipelines, runs, experiments. */
final class Contexts {

  private static final String PIPELINE = "system.Pipeline";
  private static final String RUN = "system.PipelineRun";

  private static final int MOST_PARSED = 1000;

  private final Documents documents;
  private final Map<String, Parsed> recent = new ConcurrentHashMap<>();

  Contexts(Documents documents) {
    this.documents = documents;
  }

  /**
   * Makes the contexts of a job.
   *
   * @param at when they can be seen
   */
  void announce(JobKey job, String pipeline, Instant at) {
    String pipelineContext = name(job, pipeline);
    if (read(pipelineContext).isEmpty()) {
      put(system(pipelineContext, pipeline, PIPELINE, at).build());
    }
    put(system(name(job, job.id()), job.id(), RUN, at).addParentContexts(pipelineContext).build());
  }

  /** Refuses a job whose contexts would have the name of something else. */
  void check(JobKey job, String pipeline) {
    check(name(job, pipeline), PIPELINE);
    check(name(job, job.id()), RUN);
  }

  private void check(String name, String schema) {
    Optional<Context> there =
        read(name).filter(context -> !context.getSchemaTitle().equals(schema));
    if (there.isPresent()) {
      throw Rejection.invalid(
          "The context '"
              + name
              + "' is a "
              + there.get().getSchemaTitle()
              + "; the job needs that name for a "
              + schema
              + ".");
    }
  }

  /** Whether the contexts of a job are still to come. */
  boolean isToCome(JobKey job) {
    return read(name(job, job.id())).filter(context -> !isThere(context)).isPresent();
  }

  /** Whether a name is taken, also by what cannot be seen yet. */
  boolean isTaken(String name) {
    return read(name).isPresent();
  }

  private static boolean isThere(Context context) {
    return !Times.instant(context.getCreateTime()).isAfter(Instant.now());
  }

  private Optional<Context> read(String name) {
    return documents.get(name, text -> parsed(name, text));
  }

  /** How much there is of a job alone, in bytes: an experiment may have its run too. */
  long size(JobKey job) {
    return ownRun(job).map(run -> documents.size(run.getName())).orElse(0L);
  }

  void forget(JobKey job) {
    ownRun(job).ifPresent(run -> remove(run.getName()));
  }

  private Optional<Context> ownRun(JobKey job) {
    return runOf(job).filter(run -> run.getParentContextsCount() <= 1);
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
    return read(name).filter(Contexts::isThere);
  }

  List<Context> all(String store) {
    return documents
        .names(store + "/contexts/")
        .flatMap(name -> read(name).stream())
        .filter(Contexts::isThere)
        .toList();
  }

  /** Each look at a job reads its contexts; a text that stays the same is parsed once. */
  private Context parsed(String name, String text) {
    Parsed known = recent.get(name);
    if (known != null && known.text().equals(text)) {
      return known.context();
    }
    Context context = Messages.read(text, Context.newBuilder()).build();
    if (recent.size() >= MOST_PARSED) {
      recent.clear();
    }
    recent.put(name, new Parsed(text, context));
    return context;
  }

  private record Parsed(String text, Context context) {}

  void put(Context context) {
    documents.put(context.getName(), Messages.write(context));
  }

  void remove(String name) {
    documents.remove(name);
  }

  private static Context.Builder system(
      String name, String displayName, String schema, Instant at) {
    return Context.newBuilder()
        .setName(name)
        .setDisplayName(displayName)
        .setSchemaTitle(schema)
        .setSchemaVersion("0.0.1")
        .setMetadata(Structs.struct(Map.of()))
        .setCreateTime(Times.of(at))
        .setUpdateTime(Times.of(at));
  }

  private static String name(JobKey job, String id) {
    return job.parent() + "/metadataStores/default/contexts/" + id;
  }
}
