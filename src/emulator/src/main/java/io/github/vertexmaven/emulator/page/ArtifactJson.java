package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters and artifacts as JSON. */
final class ArtifactJson {

  private ArtifactJson() {}

  static Map<String, Object> values(Values values) {
    Map<String, Object> artifacts = new LinkedHashMap<>();
    values
        .artifacts()
        .forEach(
            (name, list) -> artifacts.put(name, list.stream().map(ArtifactJson::json).toList()));
    return new JsonFields()
        .put("parameters", values.parameters())
        .put("artifacts", artifacts)
        .json();
  }

  private static Map<String, Object> json(Artifact artifact) {
    return new JsonFields()
        .put("name", artifact.name())
        .put("type", artifact.type().schemaTitle())
        .put("uri", artifact.uri())
        .put("metadata", artifact.metadata())
        .json();
  }

  /** The artifact that a question names by side, name and place in the list. */
  static Artifact find(Values values, HttpRequest request) {
    List<Artifact> list =
        values
            .artifact(Required.parameter(request, "name"))
            .orElseThrow(() -> Rejection.notFound("The task has no artifact of this name."));
    long index = request.number("index").orElse(0L);
    if (index < 0 || index >= list.size()) {
      throw Rejection.notFound("The artifact has no part " + index + ".");
    }
    return list.get((int) index);
  }
}
