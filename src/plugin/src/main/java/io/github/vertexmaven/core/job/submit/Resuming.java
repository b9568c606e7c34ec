package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.spec.PipelineSpec;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.Resumption;
import io.github.vertexmaven.core.compile.spec.Resumption.Resumed;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run that goes on where an earlier job stopped.
 *
 * @param spec what is left to run
 * @param parameters the values that the earlier job was given, and over them those of this run
 * @param notes what its user should know
 * @param jobId the earlier job
 * @param reused how many tasks of it are left out
 */
public record Resuming(
    PipelineSpec spec,
    Map<String, Object> parameters,
    List<String> notes,
    String jobId,
    int reused) {

  /**
   * Plans it.
   *
   * @param job the earlier job
   * @param content what it was made of
   * @param done the tasks that it finished, with the URIs of what they wrote by output
   * @param compiled the pipeline as it is now
   * @param given the parameters of this run
   * @throws UserException when there is nothing that can be gone on with
   */
  public static Resuming of(
      JobStatus job,
      JobContent content,
      Map<String, Map<String, String>> done,
      PipelineSpec compiled,
      Map<String, Object> given) {
    check(job, compiled);
    Resumed resumed = Resumption.of(compiled, done);
    if (resumed.remaining() == 0) {
      throw new UserException(
          "All tasks of job " + job.jobId() + " are done; there is nothing left to run.");
    }
    return new Resuming(
        resumed.spec(),
        parameters(content, compiled, given),
        notes(job, content, resumed),
        job.jobId(),
        resumed.reused().size());
  }

  /** Parts of a parameter may have been given all at once, and the other way round. */
  private static Map<String, Object> parameters(
      JobContent content, PipelineSpec compiled, Map<String, Object> given) {
    Map<String, Object> parameters = new TreeMap<>();
    content
        .parameters()
        .forEach(
            (key, json) -> {
              if (compiled.inputs().containsKey(key)) {
                parameters.put(key, doubles(PlainJson.parse(json)));
              }
            });
    RunValues values = new RunValues(compiled.inputs());
    ConfValue.Mapping own = values.tree();
    values.put(parameters);
    values.put(given);
    Set<String> split = RunValues.split(compiled.inputs());
    SortedMap<String, Parameter> inParts = new TreeMap<>(compiled.inputs());
    inParts
        .entrySet()
        .removeIf(input -> input.getValue().part().isEmpty() && !split.contains(input.getKey()));
    parameters.putAll(given);
    parameters.keySet().removeAll(inParts.keySet());
    parameters.putAll(ParameterOverrides.of(own, values.tree(), inParts));
    return parameters;
  }

  /** Numbers of a job are doubles. */
  private static Object doubles(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, item) -> values.put(String.valueOf(key), doubles(item)));
      return values;
    }
    if (value instanceof List<?> items) {
      return items.stream().map(Resuming::doubles).collect(Collectors.toList());
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }

  /** The file of the compiled spec, and how the one that is sent differs from it. */
  public String specFrom(String file) {
    return file
        + (reused == 1
            ? " without the task that job "
            : " without the " + reused + " tasks that job ")
        + jobId
        + " has done: what "
        + (reused == 1 ? "it" : "they")
        + " wrote is imported";
  }

  private static void check(JobStatus job, PipelineSpec compiled) {
    if (!job.pipeline().equals(compiled.name())) {
      throw new UserException(
          "Job "
              + job.jobId()
              + " ran pipeline '"
              + job.pipeline()
              + "', not '"
              + compiled.name()
              + "'. Name its pipeline with -Dvertexai.pipeline, or another job.");
    }
    if (!job.state().isFinal()) {
      throw new UserException(
          "Job "
              + job.jobId()
              + " has not ended yet. Wait for its end, or stop it: mvn vertexai:cancel"
              + " -Dvertexai.job="
              + job.jobId());
    }
  }

  private static List<String> notes(JobStatus job, JobContent content, Resumed resumed) {
    String what =
        "Continues job "
            + job.jobId()
            + ": "
            + tasks(resumed.reused().size())
            + " done, "
            + resumed.remaining()
            + (resumed.remaining() == 1 ? " is left." : " are left.");
    Set<String> before = commands(SpecDocument.parse(content.spec()));
    List<String> changed =
        resumed.reused().stream()
            .filter(task -> !isAsBefore(task, before))
            .map(ContainerTask::displayName)
            .toList();
    return changed.isEmpty()
        ? List.of(what)
        : List.of(
            what,
            "Reused although their code or settings have changed since: "
                + String.join(", ", changed)
                + ". A run without -Dvertexai.resume runs them again.");
  }

  private static String tasks(int count) {
    return count == 1 ? "1 task is" : count + " tasks are";
  }

  private static Set<String> commands(SpecDocument spec) {
    return spec.executors().stream()
        .flatMap(executor -> executor.container().stream())
        .flatMap(container -> container.command().stream())
        .collect(Collectors.toSet());
  }

  /** The launch jar, which the command names, is named by all that a task depends on. */
  private static boolean isAsBefore(ContainerTask task, Set<String> commands) {
    return task.container().command().stream()
        .filter(word -> word.contains("/launch-"))
        .allMatch(commands::contains);
  }

  /** Copies the collections. */
  public Resuming {
    parameters = Map.copyOf(parameters);
    notes = List.copyOf(notes);
  }
}
