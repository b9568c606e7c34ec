package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.Json;
import io.github.vertexmaven.emulator.process.TaskProcess;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One try of a leaf, on a worker. */
final class LeafWork {

  private static final Pattern SYSTEM_ERROR =
      Pattern.compile("error(?:=|: )\\d+(?:, | \\()([^)]*)");

  private final LeafNode node;
  private final Job job;
  private final Host host;
  private final Component component;

  LeafWork(LeafNode node) {
    this.node = node;
    this.job = node.run().job();
    this.host = node.run().host();
    this.component = node.component();
  }

  Outcome done() throws TaskFailed, IOException, InterruptedException {
    if (component.body() instanceof Component.Importer importer) {
      running(Optional.empty());
      return new Outcome.Done(new Import(node, importer).done());
    }
    Container container = (Container) component.body();
    Optional<String> key =
        node.task().caching().enabled()
            ? Optional.of(CacheKey.of(node, container))
            : Optional.empty();
    Optional<Cache.Entry> known = known(key);
    if (known.isPresent()) {
      cached(known.get());
      return new Outcome.Cached(known.get().outputs());
    }
    Values outputs = run(container);
    if (key.isPresent()) {
      remember(key.get(), outputs);
    }
    return new Outcome.Done(outputs);
  }

  /** Only what is there: a task that wrote nothing must not keep a later run from writing it. */
  private void remember(String key, Values outputs) throws IOException {
    List<String> missing = host.cache().missing(outputs);
    if (missing.isEmpty()) {
      host.cache().store(key, outputs, node.origin());
      return;
    }
    TaskRecord record = job.task(node.identity().id()).orElseThrow();
    job.log(record, record.attempts().get(record.attempts().size() - 1))
        .add(
            TaskLog.Severity.WARNING,
            "Later runs do not reuse this task: it declares outputs, and wrote nothing at "
                + String.join(", ", missing)
                + ".");
  }

  private void cached(Cache.Entry known) {
    job.change(
        node.identity().id(),
        record -> {
          TaskRecord given = record.withInputs(node.inputs());
          return known.origin().map(given::withOrigin).orElse(given);
        });
  }

  private Optional<Cache.Entry> known(Optional<String> key) throws IOException {
    return key.isPresent() && node.mayUseCache()
        ? host.cache().findWhole(key.get())
        : Optional.empty();
  }

  private Values run(Container container) throws TaskFailed, IOException, InterruptedException {
    Optional<WarmWorker> worker = node.run().workers().take(node);
    TaskRecord.Attempt attempt =
        TaskRecord.Attempt.of(
            worker.map(WarmWorker::customJob).orElseGet(Ids::positive), Instant.now());
    running(Optional.of(attempt));
    node.run().workers().begins();
    node.atWork();
    ExecutorOutput output = new ExecutorOutput(job.key(), component, node.plan(), host.buckets());
    Path folder = host.work().resolve(Long.toString(attempt.customJob()));
    try {
      output.prepare();
      Files.createDirectories(folder.resolve("tmp"));
      int exit = start(container, attempt, folder, worker).exit();
      if (exit != 0) {
        throw new TaskFailed(
            "The replica workerpool0-0 exited with a non-zero status of " + exit + ".");
      }
      if (Launcher.isStartedBy(container) && !output.isThere()) {
        throw new TaskFailed(
            "The process ended with exit code 0, but the launcher did not say that the task is"
                + " done: there is no "
                + node.plan().executorOutput()
                + ". Code of the task ended the JVM by Runtime.halt. Nothing of it is kept.");
      }
      return output.read();
    } finally {
      node.run().workers().ends();
      worker.ifPresent(WarmWorker::end);
      Jobs.delete(folder);
    }
  }

  private void running(Optional<TaskRecord.Attempt> attempt) {
    job.change(
        node.identity().id(),
        record -> {
          TaskRecord tried = attempt.map(record::withAttempt).orElse(record);
          TaskRecord given = tried.withInputs(node.inputs());
          return record.state() == TaskState.PENDING
              ? given.to(TaskState.RUNNING, Instant.now())
              : given;
        });
  }

  private TaskProcess start(
      Container container, TaskRecord.Attempt attempt, Path folder, Optional<WarmWorker> worker)
      throws TaskFailed {
    Placeholders placeholders =
        Placeholders.of(
            node.facts(),
            node.inputs(),
            node.plan(),
            () -> Json.write(ExecutorInput.of(component.inputs(), node.inputs(), node.plan())));
    List<String> command = new CommandLine(placeholders, host).of(container);
    Map<String, String> environment =
        Environment.of(job.request(), container, placeholders, host, folder, attempt.customJob());
    TaskLog log = job.log(job.task(node.identity().id()).orElseThrow(), attempt);
    Optional<TaskProcess> warm = worker.flatMap(one -> one.begin(command, environment, log));
    try {
      TaskProcess process =
          warm.isPresent()
              ? warm.get()
              : TaskProcess.start(
                  command,
                  environment,
                  folder,
                  host.mark().job(job.request().number()).attempt(attempt.customJob()),
                  log);
      node.running(process);
      job.change(
          node.identity().id(),
          record -> record.withNewest(attempt.running(process.pid(), process.started())));
      return process;
    } catch (IOException e) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The command '%s' of the image %s cannot be started on this machine: %s.",
              command.get(0),
              container.image(),
              reason(e)));
    }
  }

  /** The system's own words, out of what either form of Java's message puts around them. */
  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = SYSTEM_ERROR.matcher(message);
    return matcher.find() ? matcher.group(1) : message;
  }
}
