package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.type.ArgumentKind;
import java.util.ArrayList;
import java.util.Arrays;
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
      case HEADER ->
          orTemplate(object("type", List.of("boolean", "null", "integer"), "minimum", 0));
      case HEADER_NAMES -> orTemplate(object("type", List.of("boolean", "null", "array")));
      case COLUMNS -> orTemplate(with(list(List.of("string", "integer")), "uniqueItems", true));
      case INDEX ->
          object(
              "anyOf",
              List.of(
                  object("type", List.of("string", "integer", "null")),
                  object("enum", List.of(false)),
                  list(List.of("string", "integer"))));
      case ROWS ->
          object(
              "anyOf",
              List.of(object("type", "integer", "minimum", 0), list(List.of("integer")), TEMPLATE));
      case NUMBER -> orTemplate(object("type", List.of("integer", "null"), "minimum", 0));
      case NULL_TEXTS -> object("type", List.of("string", "number", "boolean", "array", "object"));
      case DTYPES -> object("type", List.of("string", "object"));
      case DATES ->
          object(
              "anyOf",
              List.of(object("type", "boolean"), list(List.of("string", "integer")), TEMPLATE));
      case DATE_FORMAT -> orTemplate(object("type", "string", "pattern", "%"));
      case FLOAT_FORMAT ->
          orTemplate(object("type", "string", "pattern", "^%[+]?[0-9]*(\\.[0-9]+)?[feE]$"));
      case BAD_LINES -> oneOf("error", "skip", "warn", "fill");
      case ERROR_CELLS -> object("enum", Arrays.asList("error", "null", null));
      case QUOTING -> oneOf(0, 1, 2);
      case QUOTING_READ -> oneOf(0, 1, 2, 3);
      case PACKING -> object("enum", Arrays.asList("infer", "gzip", "zip", null));
      case PACKED -> object("enum", Arrays.asList("infer", "gzip", null));
      case QUOTE -> orTemplate(object("type", "string", "minLength", 1, "maxLength", 1));
      case ORIENT -> oneOf("records", "columns", "index", "split", "values", "table");
      case ANY_TEXT -> object("type", "string");
      case IGNORED -> Map.of();
    };
  }

  private static Map<String, Object> list(List<String> types) {
    return object("type", "array", "items", object("type", types), "minItems", 1);
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
