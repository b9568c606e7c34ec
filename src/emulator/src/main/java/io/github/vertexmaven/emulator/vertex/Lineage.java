package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.Event;
import com.google.cloud.aiplatform.v1.Execution;
import com.google.cloud.aiplatform.v1.LineageSubgraph;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the metadata store knows of the work of jobs: an execution for each of their tasks, the
 * artifacts that these read and wrote, and what links them. It is made of the jobs when it is asked
 * for; only artifacts that clients make are kept by themselves.
 */
final class Lineage {

  private static final String ARTIFACTS = "/artifacts/";

  private final Jobs jobs;
  private final Documents documents;

  Lineage(Jobs jobs, Documents documents) {
    this.jobs = jobs;
    this.documents = documents;
  }

  /**
   * Something in the store.
   *
   * @param contexts those that it belongs to
   */
  record Node<T>(T message, Set<String> contexts) {}

  /** Of the jobs of a store. */
  List<Node<Execution>> executions(String store) {
    List<Node<Execution>> executions = new ArrayList<>();
    each(
        store,
        (job, task) ->
            executions.add(
                new Node<>(TaskMessages.execution(job.key(), task), contexts(store, job))));
    return executions;
  }

  /** Those that clients have made, and those of jobs. */
  List<Node<Artifact>> artifacts(String store) {
    Map<String, Node<Artifact>> found = new LinkedHashMap<>();
    documents
        .under(store + ARTIFACTS, Lineage::parsed)
        .forEach(made -> found.put(made.getName(), new Node<>(made, Set.of())));
    each(
        store,
        (job, task) -> {
          Set<String> contexts = contexts(store, job);
          artifacts(task, task.inputs(), made -> add(found, made, contexts));
          artifacts(task, task.outputs(), made -> add(found, made, contexts));
        });
    return List.copyOf(found.values());
  }

  /** An artifact that a cache gave to several jobs belongs to all of them. */
  private static void add(
      Map<String, Node<Artifact>> found, Artifact artifact, Set<String> contexts) {
    Node<Artifact> before = found.get(artifact.getName());
    Set<String> all = new HashSet<>(contexts);
    if (before != null) {
      all.addAll(before.contexts());
    }
    found.put(artifact.getName(), new Node<>(before == null ? artifact : before.message(), all));
  }

  Optional<Artifact> artifact(String name) {
    return artifacts(MetadataName.store(name.substring(0, name.indexOf(ARTIFACTS)))).stream()
        .map(Node::message)
        .filter(artifact -> artifact.getName().equals(name))
        .findFirst();
  }

  Optional<Execution> execution(String name) {
    return executions(MetadataName.store(name.substring(0, name.indexOf("/executions/")))).stream()
        .map(Node::message)
        .filter(execution -> execution.getName().equals(name))
        .findFirst();
  }

  void keep(Artifact artifact) {
    documents.put(artifact.getName(), Messages.write(artifact));
  }

  /** What belongs to a context. */
  LineageSubgraph ofContext(String store, String context) {
    return graph(store, node -> contexts(store, node.job()).contains(context));
  }

  /** An execution with what it read and wrote. */
  LineageSubgraph ofExecution(String store, String name) {
    return graph(
        store,
        node -> TaskMessages.executionName(node.job().key(), node.task().identity()).equals(name));
  }

  /** An artifact with what read and wrote it, and what these read and wrote. */
  LineageSubgraph ofArtifact(String store, Artifact artifact) {
    LineageSubgraph graph = graph(store, node -> touches(node.task(), artifact.getName()));
    return graph.getArtifactsList().stream()
            .anyMatch(one -> one.getName().equals(artifact.getName()))
        ? graph
        : graph.toBuilder().addArtifacts(artifact).build();
  }

  private static boolean touches(TaskRecord task, String artifact) {
    List<String> names = new ArrayList<>();
    artifacts(task, task.inputs(), one -> names.add(one.getName()));
    artifacts(task, task.outputs(), one -> names.add(one.getName()));
    return names.contains(artifact);
  }

  private record Work(Job job, TaskRecord task) {}

  private LineageSubgraph graph(String store, Predicate<Work> wanted) {
    LineageSubgraph.Builder graph = LineageSubgraph.newBuilder();
    Map<String, Artifact> artifacts = new LinkedHashMap<>();
    each(
        store,
        (job, task) -> {
          if (wanted.test(new Work(job, task))) {
            Execution execution = TaskMessages.execution(job.key(), task);
            graph.addExecutions(execution);
            artifacts(
                task,
                task.inputs(),
                one -> link(graph, artifacts, execution, one, Event.Type.INPUT));
            artifacts(
                task,
                task.outputs(),
                one -> link(graph, artifacts, execution, one, Event.Type.OUTPUT));
          }
        });
    return graph.addAllArtifacts(artifacts.values()).build();
  }

  private static void link(
      LineageSubgraph.Builder graph,
      Map<String, Artifact> artifacts,
      Execution execution,
      Artifact artifact,
      Event.Type type) {
    artifacts.putIfAbsent(artifact.getName(), artifact);
    graph.addEvents(
        Event.newBuilder()
            .setArtifact(artifact.getName())
            .setExecution(execution.getName())
            .setType(type)
            .setEventTime(execution.getUpdateTime()));
  }

  private interface Seen {
    void see(Job job, TaskRecord task);
  }

  /** A task that has not begun is not in the store. */
  private void each(String store, Seen seen) {
    jobs.all().stream()
        .filter(job -> store.equals(job.key().parent() + "/metadataStores/default"))
        .flatMap(job -> jobs.get(job.key()).stream())
        .forEach(
            job ->
                job.tasks().stream()
                    .filter(
                        task -> task.started().isPresent() || !task.outputs().artifacts().isEmpty())
                    .forEach(task -> seen.see(job, task)));
  }

  private interface Found {
    void take(Artifact artifact);
  }

  private static void artifacts(TaskRecord task, Values values, Found found) {
    values
        .artifacts()
        .forEach(
            (name, list) ->
                list.forEach(
                    one ->
                        found.take(
                            TaskMessages.artifact(name, one).toBuilder()
                                .setCreateTime(Times.of(task.created()))
                                .setUpdateTime(Times.of(task.created()))
                                .build())));
  }

  private static Set<String> contexts(String store, Job job) {
    return Set.of(
        store + "/contexts/" + job.key().id(),
        store + "/contexts/" + pipeline(job.request().spec()));
  }

  private static String pipeline(Map<String, Object> document) {
    Object spec = document.getOrDefault("pipelineSpec", document);
    return ((Map<?, ?>) ((Map<?, ?>) spec).get("pipelineInfo")).get("name").toString();
  }

  private static Artifact parsed(String text) {
    return Messages.read(text, Artifact.newBuilder()).build();
  }
}
