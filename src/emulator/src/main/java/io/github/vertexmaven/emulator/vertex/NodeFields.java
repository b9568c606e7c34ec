package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.Execution;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An execution or an artifact with what it can be filtered and ordered by (ListExecutionsRequest,
 * ListArtifactsRequest).
 */
record NodeFields<T extends Message>(T message, String identity, Map<String, Object> values)
    implements ListFields {

  static final List<String> NAMES =
      List.of(
          "name",
          "display_name",
          "schema_title",
          "state",
          "uri",
          "create_time",
          "update_time",
          "labels",
          "metadata",
          "in_context");

  static final List<String> TIMES = List.of("create_time", "update_time");

  static NodeFields<Execution> of(Lineage.Node<Execution> node) {
    Execution one = node.message();
    Map<String, Object> values = values(node.contexts(), one.getCreateTime(), one.getUpdateTime());
    values.put("name", one.getName());
    values.put("display_name", one.getDisplayName());
    values.put("schema_title", one.getSchemaTitle());
    values.put("state", one.getState().name());
    values.put("labels", one.getLabelsMap());
    values.put("metadata", texts(one.getMetadata()));
    return new NodeFields<>(one, one.getName(), values);
  }

  static NodeFields<Artifact> ofArtifact(Lineage.Node<Artifact> node) {
    Artifact one = node.message();
    Map<String, Object> values = values(node.contexts(), one.getCreateTime(), one.getUpdateTime());
    values.put("name", one.getName());
    values.put("display_name", one.getDisplayName());
    values.put("schema_title", one.getSchemaTitle());
    values.put("state", one.getState().name());
    values.put("uri", one.getUri());
    values.put("labels", one.getLabelsMap());
    values.put("metadata", texts(one.getMetadata()));
    return new NodeFields<>(one, one.getName(), values);
  }

  private static Map<String, Object> values(
      Set<String> contexts, Timestamp created, Timestamp updated) {
    Map<String, Object> values = new HashMap<>();
    values.put("in_context", contexts);
    values.put("create_time", Times.instant(created));
    values.put("update_time", Times.instant(updated));
    return values;
  }

  private static Map<String, Object> texts(Struct metadata) {
    Map<String, Object> texts = new HashMap<>();
    Structs.plain(metadata).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }
}
