package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A context with what it can be filtered and ordered by (ListContextsRequest). */
record ContextFields(Context context, Map<String, Object> values) implements ListFields {

  static final List<String> NAMES =
      List.of(
          "name",
          "display_name",
          "schema_title",
          "create_time",
          "update_time",
          "labels",
          "parent_contexts");

  static final List<String> TIMES = List.of("create_time", "update_time");

  static ContextFields of(Context context) {
    Map<String, Object> values = new HashMap<>();
    values.put("name", context.getName());
    values.put("display_name", context.getDisplayName());
    values.put("schema_title", context.getSchemaTitle());
    values.put("create_time", Times.instant(context.getCreateTime()));
    values.put("update_time", Times.instant(context.getUpdateTime()));
    values.put("labels", context.getLabelsMap());
    values.put("parent_contexts", context.getParentContextsList());
    return new ContextFields(context, values);
  }

  @Override
  public String identity() {
    return context.getName();
  }
}
