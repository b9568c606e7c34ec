package io.github.vertexmaven.emulator.spec;

import io.github.vertexmaven.emulator.json.Json;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A spec file's text, JSON or YAML, as plain values.
 *
 * @param warnings what was left out: a second document of Kubernetes settings means nothing here
 */
public record SpecText(Map<String, Object> document, List<String> warnings) {

  /** Reads a text; one that holds no object is refused. */
  public static SpecText read(String text) throws MalformedSpec {
    if (text.isBlank()) {
      throw refused("the pipeline spec is empty");
    }
    return text.stripLeading().startsWith("{") ? json(text) : yaml(text);
  }

  private static SpecText json(String text) throws MalformedSpec {
    try {
      return new SpecText(object(Json.read(text)), List.of());
    } catch (MalformedJson e) {
      throw refused("the pipeline spec is not JSON: " + e.getMessage());
    }
  }

  private static SpecText yaml(String text) throws MalformedSpec {
    List<Object> documents = new ArrayList<>();
    try {
      loader().loadAll(text).forEach(documents::add);
    } catch (MarkedYAMLException e) {
      throw refused(
          "the pipeline spec is not YAML: "
              + e.getProblem()
              + ", line "
              + (e.getProblemMark().getLine() + 1));
    } catch (YAMLException e) {
      throw refused("the pipeline spec is not YAML: " + e.getMessage());
    }
    return new SpecText(object(doubles(documents.get(0))), warnings(documents));
  }

  private static List<String> warnings(List<Object> documents) throws MalformedSpec {
    List<String> warnings = new ArrayList<>();
    for (Object document : documents.subList(1, documents.size())) {
      if (!(document instanceof Map<?, ?> map) || !map.containsKey("platforms")) {
        throw refused("the pipeline spec holds several documents; only `platforms` may follow");
      }
      warnings.add("The document `platforms` is skipped: it holds settings for Kubernetes.");
    }
    return warnings;
  }

  private static Yaml loader() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setNestingDepthLimit(Json.MAX_DEPTH);
    options.setMaxAliasesForCollections(50);
    options.setCodePointLimit(64 * 1024 * 1024);
    return new Yaml(new SafeConstructor(options));
  }

  private static Map<String, Object> object(Object value) throws MalformedSpec {
    if (value instanceof Map) {
      return Json.object(value);
    }
    throw refused("the pipeline spec is " + ValueType.describe(value) + ", not an object");
  }

  /** YAML's values in the plain model: numbers are doubles, dates and such are their text. */
  private static Object doubles(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(doubles(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, entry) -> copy.put(String.valueOf(key), doubles(entry)));
      return copy;
    }
    boolean plain = value == null || value instanceof String || value instanceof Boolean;
    return plain ? value : value.toString();
  }

  private static MalformedSpec refused(String problem) {
    return new MalformedSpec(List.of(problem));
  }
}
