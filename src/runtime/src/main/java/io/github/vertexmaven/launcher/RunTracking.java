package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.mlflow.MlflowHook;
import io.github.vertexmaven.mlflow.Tracker;
import io.github.vertexmaven.mlflow.TrackingSettings;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tracks a run with MLflow, where {@code mlflow.yml} names a server. */
final class RunTracking {

  private static final String NODES = "node_names";

  private final RunTimeSettings settings;
  private final LiveConfig live;
  private final RunTimeNames names;
  private final String env;
  private final String pipeline;
  private final ClassLoader loader;

  RunTracking(
      RunTimeSettings settings,
      LiveConfig live,
      RunTimeNames names,
      String env,
      String pipeline,
      ClassLoader loader) {
    this.settings = settings;
    this.live = live;
    this.names = names;
    this.env = env;
    this.pipeline = pipeline;
    this.loader = loader;
  }

  /** Empty where nothing is tracked. */
  Optional<Tracker> tracker() {
    Map<String, Object> mlflow = live.mlflow();
    if (mlflow.isEmpty()) {
      return Optional.empty();
    }
    Optional<TrackingSettings> tracking =
        TrackingSettings.of(
            mlflow, names.fill(settings.mlflowSettings()), settings.project().orElse(""));
    if (tracking.isEmpty() || tracking.get().disabled().contains(pipeline)) {
      return Optional.empty();
    }
    return Optional.of(new Tracker(tracking.get(), live.credentials(), names.jobName(), loader));
  }

  /** The hook of a task, whose run another task has started. */
  Optional<MlflowHook> ofTask(Catalog catalog, Optional<Path> mount) {
    Optional<Tracker> tracker = tracker();
    return tracker.isPresent()
        ? Optional.of(new MlflowHook(tracker.get(), catalog, mount, Optional.empty()))
        : Optional.empty();
  }

  /** The hook of a run that is all here. */
  Optional<MlflowHook> ofRun(Catalog catalog, Optional<Path> mount, Pipeline part) {
    List<String> nodes = part.nodes().stream().map(PipelineNode::name).toList();
    MlflowHook.Beginning beginning = new MlflowHook.Beginning(tags(nodes), parameters(part));
    return tracker()
        .map(tracker -> new MlflowHook(tracker, catalog, mount, Optional.of(beginning)));
  }

  Map<String, String> tags(List<String> nodes) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(NODES, String.join(",", nodes));
    tags.put("pipeline", pipeline);
    tags.put("env", env);
    tags.put("vertexai_runtime_version", Version.current());
    tags.put("java_version", Runtime.version().toString());
    settings.trackingTags().forEach((key, value) -> tags.put(key, String.valueOf(value)));
    return tags;
  }

  /** The top-level parameters that the nodes read, as a job has them. */
  private Map<String, Object> parameters(Pipeline part) {
    Map<String, Object> used = new TreeMap<>();
    Map<?, ?> tree = (Map<?, ?>) live.shownParameters().plain();
    for (PipelineNode node : part.nodes()) {
      for (NodeInput input : node.inputs()) {
        if (input.kind() == NodeInput.Kind.PARAMETER) {
          tree.forEach(
              (key, value) -> {
                String name = String.valueOf(key);
                boolean reads =
                    input.name().equals("*")
                        || input.name().equals(name)
                        || (input.name().startsWith(name + ".") && !tree.containsKey(input.name()));
                if (reads) {
                  used.put(name, value);
                }
              });
        }
      }
    }
    return used;
  }
}
