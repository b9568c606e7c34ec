package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.slice.Slice;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of a pipeline that is wanted, as JSON. */
final class SliceJson {

  static final String KEY = "slice";

  private static final String NODES = "nodes";
  private static final String TAGS = "tags";
  private static final String FROM_NODES = "fromNodes";
  private static final String TO_NODES = "toNodes";
  private static final String FROM_INPUTS = "fromInputs";
  private static final String TO_OUTPUTS = "toOutputs";
  private static final String NAMESPACES = "namespaces";

  private SliceJson() {}

  static Map<String, Object> plain(Slice slice) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(NODES, slice.nodes());
    json.put(TAGS, slice.tags());
    json.put(FROM_NODES, slice.fromNodes());
    json.put(TO_NODES, slice.toNodes());
    json.put(FROM_INPUTS, slice.fromInputs());
    json.put(TO_OUTPUTS, slice.toOutputs());
    json.put(NAMESPACES, slice.namespaces());
    return json;
  }

  static Slice of(Fields json) {
    return new Slice(
        json.texts(NODES),
        json.texts(TAGS),
        json.texts(FROM_NODES),
        json.texts(TO_NODES),
        json.texts(FROM_INPUTS),
        json.texts(TO_OUTPUTS),
        json.texts(NAMESPACES));
  }
}
