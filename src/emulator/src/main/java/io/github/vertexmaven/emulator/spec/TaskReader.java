package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One task of a dag. */
final class TaskReader {

  private static final String ALWAYS = "ALL_UPSTREAM_TASKS_COMPLETED";
  private static final Set<String> STRATEGIES =
      Set.of(ALWAYS, "ALL_UPSTREAM_TASKS_SUCCEEDED", "TRIGGER_STRATEGY_UNSPECIFIED");
  private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

  private TaskReader() {}

  static Task task(String name, Cursor cursor) {
    cursor.only(
        "taskInfo",
        "componentRef",
        "cachingOptions",
        "dependentTasks",
        "retryPolicy",
        "triggerPolicy",
        "parameterIterator",
        "artifactIterator",
        "iteratorPolicy",
        "inputs");
    Cursor inputs = cursor.at("inputs").only("parameters", "artifacts");
    return new Task(
        name,
        cursor.at("taskInfo").only("name").at("name").text().orElse(name),
        cursor.at("componentRef").only("name").at("name").required(),
        dependentTasks(cursor.at("dependentTasks")),
        parameters(inputs.at("parameters")),
        artifacts(inputs.at("artifacts")),
        caching(cursor.at("cachingOptions")),
        retry(cursor.at("retryPolicy")),
        trigger(cursor.at("triggerPolicy")),
        loop(cursor));
  }

  private static Set<String> dependentTasks(Cursor cursor) {
    Set<String> names = new LinkedHashSet<>();
    cursor.elements().forEach(element -> names.add(element.required()));
    return names;
  }

  private static Task.Caching caching(Cursor cursor) {
    cursor.only("enableCache", "cacheKey");
    return new Task.Caching(
        cursor.at("enableCache").flag(), cursor.at("cacheKey").text().filter(k -> !k.isEmpty()));
  }

  private static Task.Retry retry(Cursor cursor) {
    cursor.only("maxRetryCount", "backoffDuration", "backoffFactor", "backoffMaxDuration");
    return new Task.Retry(
        cursor.at("maxRetryCount").count(),
        cursor.at("backoffDuration").duration(Duration.ZERO),
        factor(cursor.at("backoffFactor")),
        cursor.at("backoffMaxDuration").duration(LONGEST_BACKOFF));
  }

  private static double factor(Cursor cursor) {
    double factor = cursor.number(2);
    if (factor < 0) {
      cursor.problem("must be a factor from 0, not " + ParameterKind.describe(cursor.value()));
    }
    return factor == 0 ? 2 : factor;
  }

  private static Task.Trigger trigger(Cursor cursor) {
    cursor.only("strategy", "condition");
    Cursor at = cursor.at("strategy");
    String strategy = at.text().orElse("TRIGGER_STRATEGY_UNSPECIFIED");
    if (!STRATEGIES.contains(strategy)) {
      at.problem("'" + strategy + "' is not a trigger strategy");
    }
    return new Task.Trigger(
        strategy.equals(ALWAYS),
        cursor.at("condition").text().filter(condition -> !condition.isEmpty()));
  }

  private static Map<String, Source.Selected> parameters(Cursor cursor) {
    Map<String, Source.Selected> parameters = new LinkedHashMap<>();
    cursor
        .entries()
        .forEach(
            (name, at) ->
                parameters.put(
                    name,
                    new Source.Selected(
                        parameter(at), at.at("parameterExpressionSelector").text())));
    return parameters;
  }

  private static Source parameter(Cursor cursor) {
    String[] kinds = {
      "componentInputParameter", "taskOutputParameter", "runtimeValue", "taskFinalStatus"
    };
    cursor.only(kinds[0], kinds[1], kinds[2], kinds[3], "parameterExpressionSelector");
    String kind = cursor.exactlyOne(kinds).orElse("");
    return switch (kind) {
      case "componentInputParameter" -> new Source.Input(cursor.at(kind).required());
      case "taskOutputParameter" -> output(cursor.at(kind), "outputParameterKey");
      case "taskFinalStatus" ->
          new Source.FinalStatus(
              cursor.at(kind).only("producerTask").at("producerTask").required());
      case "runtimeValue" -> constant(cursor.at(kind));
      default -> new Source.Constant(null);
    };
  }

  private static Source constant(Cursor cursor) {
    if (!cursor.only("constant").has("constant")) {
      cursor.problem("must be a constant");
    }
    Cursor constant = cursor.at("constant");
    Constants.check(constant.value(), constant.rules().constants(), constant::problem);
    return new Source.Constant(constant.value());
  }

  private static Map<String, Source> artifacts(Cursor cursor) {
    Map<String, Source> artifacts = new LinkedHashMap<>();
    cursor.entries().forEach((name, at) -> artifacts.put(name, artifact(at)));
    return artifacts;
  }

  private static Source artifact(Cursor cursor) {
    cursor.only("componentInputArtifact", "taskOutputArtifact");
    String kind = cursor.exactlyOne("componentInputArtifact", "taskOutputArtifact").orElse("");
    return switch (kind) {
      case "componentInputArtifact" -> new Source.Input(cursor.at(kind).required());
      case "taskOutputArtifact" -> output(cursor.at(kind), "outputArtifactKey");
      default -> new Source.Constant(null);
    };
  }

  private static Source output(Cursor cursor, String key) {
    cursor.only("producerTask", key);
    return new Source.Task(cursor.at("producerTask").required(), cursor.at(key).required());
  }

  private static Optional<Task.Loop> loop(Cursor cursor) {
    int limit = cursor.at("iteratorPolicy").only("parallelismLimit").at("parallelismLimit").count();
    if (cursor.has("parameterIterator") && cursor.has("artifactIterator")) {
      cursor.problem("needs one iterator, not a parameterIterator and an artifactIterator");
    }
    if (cursor.has("parameterIterator")) {
      return Optional.of(parameterLoop(cursor.at("parameterIterator"), limit));
    }
    return cursor.has("artifactIterator")
        ? Optional.of(artifactLoop(cursor.at("artifactIterator"), limit))
        : Optional.empty();
  }

  private static Task.Loop parameterLoop(Cursor cursor, int limit) {
    cursor.only("itemInput", "items");
    Cursor items = cursor.at("items").only("raw", "inputParameter");
    String kind = items.exactlyOne("raw", "inputParameter").orElse("inputParameter");
    Task.Items source =
        kind.equals("raw")
            ? new Task.Items.Constant(raw(items.at("raw")))
            : new Task.Items.Input(items.at("inputParameter").text().orElse(""));
    return new Task.Loop(false, cursor.at("itemInput").required(), source, limit);
  }

  private static List<Object> raw(Cursor cursor) {
    try {
      if (JsonValues.read(cursor.required()) instanceof List<?> list) {
        Constants.check(list, cursor.rules().constants(), cursor::problem);
        return java.util.Collections.unmodifiableList(list);
      }
      cursor.problem("must be a JSON list");
    } catch (MalformedJson e) {
      cursor.problem("is not JSON: " + e.getMessage());
    }
    return List.of();
  }

  private static Task.Loop artifactLoop(Cursor cursor, int limit) {
    cursor.only("itemInput", "items");
    Cursor items = cursor.at("items").only("inputArtifact");
    return new Task.Loop(
        true,
        cursor.at("itemInput").required(),
        new Task.Items.Input(items.at("inputArtifact").required()),
        limit);
  }
}
