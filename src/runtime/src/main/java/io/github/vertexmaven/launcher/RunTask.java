package io.github.vertexmaven.launcher;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Parameters;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.HookException;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.LocalCredentials;
import io.github.vertexmaven.live.ProjectHooks;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.live.TaskParameters;
import io.github.vertexmaven.mlflow.MlflowHook;
import io.github.vertexmaven.mlflow.TrackingException;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.runner.EarlyExit;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.runner.RunScope;
import io.github.vertexmaven.runner.Runner;
import io.github.vertexmaven.scan.PipelineLoader;
import io.github.vertexmaven.tell.LastWords;
import io.github.vertexmaven.tell.SecretTexts;
import io.github.vertexmaven.tell.UserFault;
import io.github.vertexmaven.tell.UserFrames;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one task of a pipeline job: a KFP executor. It reads what the service tells it, runs the
 * task's nodes as a local run would, and writes {@code executor_output.json} last.
 *
 * <p>A task is short and its JVM is new: what runs once before the node is loops rather than
 * lambdas and streams, because each of those has code made for it when it is first met.
 */
public final class RunTask {

  private static final int FAILED = 1;

  private RunTask() {}

  /**
   * Takes {@code --executor-input}, and {@code --job-name} and {@code --job-id}, or {@code
   * --pipeline-name} where the service tells the job otherwise; each with its value behind it.
   */
  public static void main(String[] args) {
    SecretTexts.guard();
    LastWords lastWords = LastWords.inATask(FAILED);
    EarlyExit earlyExit = EarlyExit.refused(FAILED, new EarlyExit.StandardError(System.err));
    int exitCode = FAILED;
    try {
      exitCode = exitCode(args);
      SecretTexts.end();
    } catch (OutOfMemoryError e) {
      lastWords.say();
    } finally {
      earlyExit.over(exitCode);
      // A thread that the project's code left behind must not keep the task alive.
      Runtime.getRuntime().halt(exitCode);
    }
  }

  private static int exitCode(String[] args) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      run(options(args), Machine.of(System.getenv()), loader);
      return 0;
    } catch (RunFailedException e) {
      tell(e);
    } catch (HookException e) {
      tell(e);
    } catch (ConfException | UserFault | TrackingException e) {
      System.err.println(e.getMessage());
    } catch (InvalidPathException e) {
      System.err.println(FileNames.refusal(e));
    } catch (Exception | Error e) {
      e.printStackTrace();
    }
    return FAILED;
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.containsKey("--executor-input")) {
      throw new UserFault("--executor-input is missing; a task is started by a pipeline job.");
    }
    return options;
  }

  /** Runs the task whose description and classes the loader has. */
  static void run(Map<String, String> options, Machine machine, ClassLoader loader)
      throws IOException {
    run(LaunchedTask.load(loader), options, machine, loader);
  }

  /** Runs the task whose classes the loader has. */
  static void run(TaskFile task, Map<String, String> options, Machine machine, ClassLoader loader)
      throws IOException {
    new HostAliases(task.hostAliases()).addTo(machine.hosts());
    ExecutorInput input = ExecutorInput.parse(options.get("--executor-input"));
    RunTimeNames names = RunNames.of(options, input, machine.environment());
    ConfValue.Mapping parameters =
        new TaskParameters(task.parameters()).tree(input.parameterValues());
    try (LiveConfig live =
        LiveConfig.of(
            new LiveConfig.Frozen(
                LaunchedTask.catalog(task),
                parameters,
                parameters,
                LocalCredentials.over(task.runTime(), machine.credentials())),
            task.runTime(),
            names,
            task.env(),
            task.pipeline(),
            loader)) {
      Optional<String> pipeline = Optional.ofNullable(options.get("--pipeline"));
      run(task, input, names, pipeline, live, mounted(options, machine), loader);
    }
  }

  private static void run(
      TaskFile task,
      ExecutorInput input,
      RunTimeNames names,
      Optional<String> ended,
      LiveConfig live,
      Machine machine,
      ClassLoader loader)
      throws IOException {
    RunTracking tracking =
        new RunTracking(task.runTime(), live, names, task.env(), task.pipeline(), loader);
    if (task.step().isPresent()) {
      TrackingStep.run(task.step().get(), task, input, names, live, tracking);
      return;
    }
    TaskData data = TaskData.of(task, live.catalog(), input, machine, names.jobName());
    Catalog catalog = data.catalog(own(loader), live.credentials());
    MetadataHook metadata = new MetadataHook(catalog);
    List<Hook> hooks = new ArrayList<>(ProjectHooks.of(loader, task.runTime().hooks()));
    Optional<MlflowHook> tracked = tracking.ofTask(catalog, machine.buckets());
    if (tracked.isPresent()) {
      hooks.add(tracked.get());
    }
    hooks.add(metadata);
    NodeTimes times = new NodeTimes();
    hooks.add(times);
    Pipeline pipeline = PipelineLoader.of(task.nodes(), loader);
    RunScope scope =
        new RunScope(
            catalog,
            Parameters.of(live.parameters()),
            Map.of(),
            names.runId(),
            names.jobName(),
            task.env(),
            task.pipeline(),
            finalStatus(task, input, ended),
            task.timeouts());
    new Runner(Runtime.getRuntime().availableProcessors(), hooks).run(pipeline, scope);
    checkWritten(task, data, catalog);
    Optional<Path> file = input.outputFile();
    if (file.isPresent()) {
      times.write(file.get().getParent());
    }
    report(task, input, data, metadata);
  }

  /** Kubeflow Pipelines brings files to the place of the mount, and takes others from there. */
  private static Machine mounted(Map<String, String> options, Machine machine) {
    return options.containsKey("--pipeline-name") ? machine.withoutBuckets() : machine;
  }

  /** Where the service names a task of its own, the pipeline is an argument. */
  private static Optional<PipelineStatus> finalStatus(
      TaskFile task, ExecutorInput input, Optional<String> pipeline) {
    return task.finalStatus()
        .map(key -> FinalStatusReading.of(input.parameter(key)))
        .map(
            told ->
                new PipelineStatus(
                    told.state(),
                    told.error(),
                    told.jobResourceName(),
                    pipeline.orElse(told.pipeline())));
  }

  /** The jars that boot code found to be the project's own. */
  static ProjectClasses own(ClassLoader loader) {
    String jars = System.getProperty("vertexai.own.jars", "");
    List<Path> paths = new ArrayList<>();
    for (String jar : jars.split(File.pathSeparator)) {
      if (!jar.isEmpty()) {
        paths.add(Path.of(jar));
      }
    }
    return ProjectClasses.in(loader, paths);
  }

  /** What is told as made may be reused for months; a dataset of the project's may do nothing. */
  private static void checkWritten(TaskFile task, TaskData data, Catalog catalog) {
    List<String> problems = new ArrayList<>();
    for (String dataset : task.data().outputs().values()) {
      if (catalog.contains(dataset)
          && !catalog.dataset(dataset).exists()
          && !data.isFolder(dataset)) {
        problems.add(
            "Dataset '"
                + dataset
                + "' was saved but does not exist at the end of its task: "
                + data.uri(dataset)
                + ". Its type does not save the value, or something has deleted it.");
      }
    }
    if (!problems.isEmpty()) {
      throw new UserFault(problems);
    }
  }

  private static void report(
      TaskFile task, ExecutorInput input, TaskData data, MetadataHook metadata) throws IOException {
    ExecutorOutput output = new ExecutorOutput();
    Map<String, ExecutorInput.Artifact> given = input.outputArtifacts();
    for (Map.Entry<String, String> each : task.data().outputs().entrySet()) {
      ExecutorInput.Artifact artifact = given.get(each.getKey());
      if (artifact != null) {
        String dataset = each.getValue();
        output.artifact(each.getKey(), artifact.name(), data.uri(dataset), metadata.of(dataset));
      }
    }
    Optional<Path> file = input.outputFile();
    if (file.isPresent()) {
      output.write(file.get());
    }
  }

  /** The node's own exception comes last: that is where people look first. */
  private static void tell(RunFailedException e) {
    for (RunFailedException.Failure failure : e.failures()) {
      if (failure.hook().isPresent()) {
        tell(failure.hook().get());
        continue;
      }
      System.err.println("Node '" + failure.node() + "' (" + failure.source() + ") failed:");
      print(UserFrames.withoutOurs(failure.cause()));
    }
  }

  /** What to do stands in the first line, which is shown where no more is. */
  private static void print(Throwable failure) {
    String advice = LastWords.adviceInATask(failure);
    if (advice.isEmpty()) {
      failure.printStackTrace();
      return;
    }
    String trace = UserFrames.trace(failure);
    int line = trace.indexOf('\n');
    System.err.print(trace.substring(0, line) + advice + trace.substring(line));
  }

  private static void tell(HookException e) {
    System.err.println("Hook " + e.hook() + " failed " + e.moment() + ":");
    UserFrames.withoutOurs(e.getCause()).printStackTrace();
  }
}
