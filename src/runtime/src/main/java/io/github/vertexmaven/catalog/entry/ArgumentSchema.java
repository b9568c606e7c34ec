package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.type.ArgumentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of arguments as a JSON Schema says them; {@link ArgumentKind} checks the same. */
final class ArgumentSchema {

  /** A value that is known only when templates are replaced. */
  static final Map<String, Object> TEMPLATE = object("type", "string", "pattern", "\\$\\{");

  static final Map<String, Object> TEXT = object("type", "string", "pattern", "\\S");

  private ArgumentSchema() {}

  /** What a value of that kind may be; a template may stand for each. */
  static Map<String, Object> of(ArgumentKind kind) {
    return switch (kind) {
      case CHARACTER ->
          orTemplate(
              object("type", "string", "minLength", 1, "maxLength", 1, "pattern", "^[^\"\\r\\n]$"));
      case ENCODING -> with(TEXT, "examples", List.of("UTF-8", "ISO-8859-1"));
      case FLAG -> orTemplate(object("type", "boolean"));
      case NAMES ->
          orTemplate(
              object(
                  "type",
                  "array",
                  "items",
                  object("type", "string"),
                  "minItems",
                  1,
                  "uniqueItems",
                  true));
      case TYPES ->
          orTemplate(
              object(
                  "type",
                  "object",
                  "additionalProperties",
                  orTemplate(object("enum", ColumnType.NAMES))));
      case SHEET ->
          object(
              "anyOf",
              List.of(
                  object("type", "string", "minLength", 1),
                  object("type", "integer", "minimum", 0, "maximum", Integer.MAX_VALUE - 1)));
      case SHEET_NAME ->
          orTemplate(
              object(
                  "type",
                  "string",
                  "minLength",
                  1,
                  "maxLength",
                  31,
                  "pattern",
                  "^[^\\[\\]:*?/\\\\]*$"));
      case LINE_SEPARATOR -> oneOf("\n", "\r\n");
      case NO -> oneOf(false);
      case YES -> oneOf(true);
      case RECORDS -> oneOf("records");
      case IMAGE_FORMAT -> oneOf("png", "jpg", "jpeg", "gif", "bmp");
      case QUALITY -> orTemplate(object("type", "number", "exclusiveMinimum", 0, "maximum", 1));
      case TEXT -> TEXT;
      case COUNT ->
          orTemplate(object("type", "integer", "minimum", 1, "maximum", Integer.MAX_VALUE));
      case IF_EXISTS -> oneOf("replace", "append", "fail");
      case TEXTS ->
          orTemplate(object("type", "object", "additionalProperties", object("type", "string")));
      case SCALARS ->
          orTemplate(
              object(
                  "type",
                  "array",
                  "items",
                  object("type", List.of("string", "number", "boolean", "null"))));
      case DATASET -> object("anyOf", List.of(TEXT, object("$ref", "#/definitions/part")));
      case COMPRESSION -> oneOf("snappy", "gzip", "zstd", "uncompressed");
      case IGNORED -> Map.of();
    };
  }

  private static Map<String, Object> oneOf(Object... values) {
    return orTemplate(object("enum", List.of(values)));
  }

  static Map<String, Object> orTemplate(Map<String, Object> schema) {
    return object("anyOf", List.of(schema, TEMPLATE));
  }

  static Map<String, Object> with(Map<String, Object> schema, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(schema);
    more.put(key, value);
    return more;
  }

  /** A map in the order of its pairs. */
  static Map<String, Object> object(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** Which keys are there: each alone. */
  static List<Object> alternatives(List<String> keys) {
    List<Object> alternatives = new ArrayList<>();
    keys.forEach(key -> alternatives.add(object("required", List.of(key))));
    return alternatives;
  }
}
