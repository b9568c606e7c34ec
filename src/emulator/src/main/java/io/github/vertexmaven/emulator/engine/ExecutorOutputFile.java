package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.OutputsSpec;
import io.github.vertexmaven.emulator.spec.ParameterKind;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a task has made. A value in {@code executor_output.json} wins over an output file; a
 * declared artifact exists whether or not that file speaks of it (the backend's rule).
 */
final class ExecutorOutputFile {

  private final Dialect dialect;
  private final Component component;
  private final OutputPlan plan;
  private final TaskFiles files;

  ExecutorOutputFile(Dialect dialect, Component component, OutputPlan plan, TaskFiles files) {
    this.dialect = dialect;
    this.component = component;
    this.plan = plan;
    this.files = files;
  }

  /** Whether the task has described its outputs. */
  boolean isThere() {
    return Files.exists(file(plan.executorOutput()));
  }

  Values read() throws TaskFailed, IOException {
    Map<String, Object> written = written();
    Map<String, Object> parameters = section(written, "parameterValues");
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, ParameterKind> output : component.outputs().parameters().entrySet()) {
      String name = output.getKey();
      Object value =
          parameters.get(name) == null
              ? fromFile(name, output.getValue())
              : checked(name, output.getValue(), parameters.get(name));
      values.put(name, value);
    }
    Map<String, Object> described = section(written, "artifacts");
    Map<String, List<Artifact>> artifacts = new LinkedHashMap<>();
    for (String name : plan.artifacts().keySet()) {
      artifacts.put(name, artifacts(name, described.get(name)));
    }
    return new Values(values, artifacts);
  }

  private Map<String, Object> written() throws TaskFailed, IOException {
    try {
      Object json = JsonValues.read(text(plan.executorOutput()));
      if (json instanceof Map) {
        dialect.checkDescription(JsonValues.object(json));
        return JsonValues.object(json);
      }
      throw new TaskFailed("executor_output.json holds " + ParameterKind.describe(json) + ".");
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (MalformedJson e) {
      throw new TaskFailed("executor_output.json is not JSON: " + e.getMessage() + ".");
    }
  }

  private static Map<String, Object> section(Map<String, Object> written, String key)
      throws TaskFailed {
    Object section = written.get(key);
    if (section != null && !(section instanceof Map)) {
      throw new TaskFailed(
          "executor_output.json gives " + key + " as " + ParameterKind.describe(section) + ".");
    }
    return section == null ? Map.of() : JsonValues.object(section);
  }

  private static Object checked(String name, ParameterKind type, Object value) throws TaskFailed {
    if (!type.accepts(value)) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "executor_output.json gives the output parameter '%s' as %s, not as a %s.",
              name,
              ParameterKind.describe(value),
              type));
    }
    return value;
  }

  private Object fromFile(String name, ParameterKind type) throws TaskFailed, IOException {
    String uri = plan.parameters().get(name);
    try {
      return type.parse(text(uri));
    } catch (NoSuchFileException e) {
      throw new TaskFailed(
          "The task wrote no value for its output parameter '" + name + "' (" + uri + ").");
    } catch (IllegalArgumentException e) {
      throw new TaskFailed(
          String.format(
              Locale.ROOT,
              "The output parameter '%s' is a %s, but in %s: %s.",
              name,
              type,
              uri,
              e.getMessage()));
    }
  }

  private List<Artifact> artifacts(String name, Object described) throws TaskFailed, IOException {
    Artifact planned = plan.artifacts().get(name);
    if (!(described instanceof Map<?, ?> map) || !(map.get("artifacts") instanceof List<?> list)) {
      return List.of(planned);
    }
    // One that the service adds by itself is declared by nobody.
    OutputsSpec.Artifact declared = component.outputs().artifacts().get(name);
    boolean wantsList = declared != null && declared.list();
    if (!wantsList && list.size() > 1) {
      throw new TaskFailed(
          "executor_output.json gives " + list.size() + " artifacts for '" + name + "', not one.");
    }
    List<Artifact> artifacts = new ArrayList<>();
    for (Object one : list) {
      artifacts.add(artifact(name, artifacts.isEmpty() ? planned : another(name, planned), one));
    }
    return artifacts.isEmpty() && !wantsList ? List.of(planned) : artifacts;
  }

  private Artifact another(String name, Artifact planned) {
    return new Artifact(
        dialect.artifactName(name), planned.type(), planned.uri(), planned.metadata());
  }

  private Artifact artifact(String name, Artifact planned, Object described)
      throws TaskFailed, IOException {
    if (!(described instanceof Map<?, ?> map)) {
      throw new TaskFailed(
          "executor_output.json gives '"
              + name
              + "' as "
              + ParameterKind.describe(described)
              + ".");
    }
    Optional<String> uri =
        Optional.ofNullable(map.get("uri"))
            .filter(some -> some instanceof String text && !text.isEmpty())
            .map(String.class::cast);
    if (uri.isPresent()) {
      dialect.checkOutput(name, uri.get());
    }
    Map<String, Object> metadata =
        map.get("metadata") instanceof Map<?, ?> some ? JsonValues.object(some) : Map.of();
    takeOver(map, uri.orElse(planned.uri()));
    return planned.with(uri, metadata);
  }

  /**
   * A program may have kept an artifact elsewhere, and says where (kfp from 2.14 on). What lies in
   * its container only cannot be seen from here.
   */
  private void takeOver(Map<?, ?> described, String uri) throws TaskFailed, IOException {
    Object said =
        described.containsKey("customPath")
            ? described.get("customPath")
            : described.get("custom_path");
    if (!(said instanceof String path) || !path.startsWith("/") || !uri.startsWith("gs://")) {
      return;
    }
    Path from = Path.of(files.mapped(path, false));
    Path to = file(uri);
    if (Files.exists(from) && !from.equals(to)) {
      try (Stream<Path> all = Files.walk(from)) {
        for (Path each : all.toList()) {
          Path target = to.resolve(from.relativize(each).toString()).normalize();
          if (Files.isDirectory(each)) {
            Files.createDirectories(target);
          } else if (Files.isRegularFile(each)) {
            Files.createDirectories(target.getParent());
            Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  private Path file(String uri) {
    return files.file(uri);
  }

  private String text(String uri) throws TaskFailed, IOException {
    return BoundedFile.text(file(uri), uri);
  }
}
