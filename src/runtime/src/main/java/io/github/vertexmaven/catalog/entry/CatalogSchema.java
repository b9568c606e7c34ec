package io.github.vertexmaven.catalog.entry;

import static io.github.vertexmaven.catalog.entry.ArgumentSchema.object;
import static io.github.vertexmaven.catalog.entry.ArgumentSchema.orTemplate;

import io.github.vertexmaven.catalog.kedro.KedroEntry;
import io.github.vertexmaven.catalog.type.ArgumentKind;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.catalog.type.TypeArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The catalog as a JSON Schema (draft-07, which editors understand best), from the tables by which
 * entries are read. It takes templates where single values stand. What only the project's class
 * path knows, it cannot check: any name with a dot counts as a class.
 */
public final class CatalogSchema {

  private static final Map<String, Object> NULL = Map.of("type", "null");

  /** Values that a text in the catalog may have, or none. */
  private static final Map<String, Object> TEXT_OR_NONE = object("type", List.of("string", "null"));

  private CatalogSchema() {}

  /** The schema as maps, lists and single values. */
  public static Map<String, Object> plain() {
    return object(
        "$schema",
        "http://json-schema.org/draft-07/schema#",
        "title",
        "catalog.yml of the Vertex AI Maven Plugin",
        "description",
        "Datasets by name. A name with braces is a pattern; a name that begins with _ is for YAML anchors.",
        "type",
        List.of("object", "null"),
        "patternProperties",
        object("^_", Map.of()),
        "additionalProperties",
        object("$ref", "#/definitions/dataset"),
        "definitions",
        object("dataset", entry(true), "part", entry(false)));
  }

  /**
   * An entry.
   *
   * @param whole false for the entry of a partition, which gets its file from the partitions
   */
  private static Map<String, Object> entry(boolean whole) {
    List<Object> rules = new ArrayList<>();
    for (BuiltIn type : BuiltIn.values()) {
      rules.add(ofType(List.of(type.word()), keys(type, whole)));
      for (String name : type.pythonNames()) {
        rules.add(ofType(BuiltIn.spellings(name), KedroSchema.of(name, keys(type, whole))));
      }
    }
    rules.add(loadVersion());
    rules.add(version());
    return object(
        "type", "object", "properties", common(), "required", List.of("type"), "allOf", rules);
  }

  private static Map<String, Object> common() {
    Map<String, Object> keys = new TreeMap<>();
    keys.put("type", type());
    keys.put(
        "filepath",
        described("The path of the data in the project, or gs://bucket/key.", ArgumentSchema.TEXT));
    keys.put("load_args", described("Arguments for reading.", argumentsOfAnyType()));
    keys.put("save_args", described("Arguments for writing.", argumentsOfAnyType()));
    keys.put("versioned", described("Whether each run writes a new version.", flag()));
    keys.put(
        "load_version",
        described("The version to read. The default is the latest one.", TEXT_OR_NONE));
    keys.put("credentials", described("An entry of credentials.yml, by its name.", TEXT_OR_NONE));
    keys.put(
        "layer",
        described(
            "Its layer. Pages show it; models and metrics have a special meaning.", TEXT_OR_NONE));
    keys.put(
        "metadata",
        described("For people and other tools; the plugin does not read it.", Map.of()));
    keys.put("mlflow", described("What MLflow receives of the dataset.", tracked()));
    keys.put(
        "immutable",
        described("Whether its data never changes, so that the cache can reuse results.", flag()));
    return keys;
  }

  /** Built-in types first: editors offer them. */
  private static Map<String, Object> type() {
    List<String> python = KedroEntry.spellings();
    return object(
        "description",
        "The format, or a class that implements Dataset.",
        "anyOf",
        List.of(
            object("enum", BuiltIn.words()),
            object("enum", python),
            object("type", "string", "pattern", "^[^.\\s]+(\\.[^.\\s]+)+$"),
            ArgumentSchema.TEMPLATE));
  }

  private static Map<String, Object> argumentsOfAnyType() {
    return object("type", List.of("object", "null"));
  }

  private static Map<String, Object> flag() {
    return object("anyOf", List.of(object("type", "boolean"), ArgumentSchema.TEMPLATE, NULL));
  }

  private static Map<String, Object> tracked() {
    Map<String, Object> keys = new LinkedHashMap<>();
    TrackedKey.keys().forEach(key -> keys.put(key, Map.of()));
    keys.put("as", orTemplate(object("enum", TrackedKey.words())));
    return object(
        "anyOf",
        List.of(
            object("enum", TrackedKey.words()),
            object(
                "type",
                "object",
                "properties",
                keys,
                "required",
                List.of("as"),
                "additionalProperties",
                false),
            ArgumentSchema.TEMPLATE,
            NULL));
  }

  /** What holds for one type, by each of its names, beside what holds for all. */
  private static Map<String, Object> ofType(List<String> names, Map<String, Object> keys) {
    return object(
        "if",
        object("properties", object("type", object("enum", names)), "required", List.of("type")),
        "then",
        keys);
  }

  private static Map<String, Object> keys(BuiltIn type, boolean whole) {
    TypeArguments arguments = type.arguments();
    Map<String, Object> keys = new TreeMap<>();
    common().keySet().forEach(key -> keys.put(key, Map.of()));
    arguments.keys().forEach((key, kind) -> keys.put(key, ArgumentSchema.of(kind)));
    keys.put("load_args", arguments(arguments.load()));
    keys.put("save_args", arguments(arguments.save()));
    if (!type.mayHaveFile()) {
      keys.put("filepath", false);
    }
    Map<String, Object> schema = object("properties", keys, "additionalProperties", false);
    if (type.needsFile() && whole) {
      schema.put("required", List.of("filepath"));
    }
    List<Object> groups = new ArrayList<>();
    for (List<String> oneOf : arguments.required()) {
      if (whole || !oneOf.contains("filepath")) {
        groups.add(object("oneOf", ArgumentSchema.alternatives(oneOf)));
      }
    }
    if (!groups.isEmpty()) {
      schema.put("allOf", groups);
    }
    return schema;
  }

  private static Map<String, Object> arguments(Map<String, ArgumentKind> kinds) {
    Map<String, Object> arguments = new TreeMap<>();
    kinds.forEach((name, kind) -> arguments.put(name, ArgumentSchema.of(kind)));
    return object(
        "type", List.of("object", "null"), "properties", arguments, "additionalProperties", false);
  }

  private static Map<String, Object> loadVersion() {
    return object(
        "if",
        object("required", List.of("load_version")),
        "then",
        object(
            "properties",
            object("versioned", orTemplate(object("enum", List.of(true)))),
            "required",
            List.of("versioned")));
  }

  private static Map<String, Object> version() {
    return object(
        "if",
        object(
            "properties",
            object("versioned", object("enum", List.of(true))),
            "required",
            List.of("versioned")),
        "then",
        object("anyOf", ArgumentSchema.alternatives(List.of("filepath", "path"))));
  }

  private static Map<String, Object> described(String doc, Map<String, Object> schema) {
    Map<String, Object> described = object("description", doc);
    described.putAll(schema);
    return described;
  }
}
