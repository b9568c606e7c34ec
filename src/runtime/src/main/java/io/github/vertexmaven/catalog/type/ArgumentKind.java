package io.github.vertexmaven.catalog.type;

import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.value.CharsetNames;
import io.github.vertexmaven.catalog.value.DatePattern;
import io.github.vertexmaven.catalog.value.Words;
import io.github.vertexmaven.config.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an argument of a built-in dataset may be. A constant has no class of its own, because each
 * task would load all of them.
 */
public enum ArgumentKind {
  CHARACTER,
  ENCODING,
  FLAG,
  NAMES,
  TYPES,
  SHEET,
  SHEET_NAME,
  LINE_SEPARATOR,
  /** What catalogs of the Python system give, and what can only mean what is done anyway. */
  NO,
  YES,
  RECORDS,
  IMAGE_FORMAT,
  QUALITY,
  TEXT,
  COUNT,
  IF_EXISTS,
  TEXTS,
  SCALARS,
  DATASET,
  COMPRESSION,
  /** Whether there is a header, or which row it is. */
  HEADER,
  /** Whether a header is written, or the names in it. */
  HEADER_NAMES,
  /** Columns by name or position. */
  COLUMNS,
  /** One of them, several, or none. */
  INDEX,
  /** How many rows, or which. */
  ROWS,
  /** A number that may be 0. */
  NUMBER,
  /** Texts, also by column. */
  NULL_TEXTS,
  /** Types by the names of the Python system. */
  DTYPES,
  /** Whether, or which columns. */
  DATES,
  DATE_FORMAT,
  FLOAT_FORMAT,
  BAD_LINES,
  ERROR_CELLS,
  QUOTING,
  /** The same for reading, where quotes may be characters like any other. */
  QUOTING_READ,
  PACKING,
  PACKED,
  QUOTE,
  ORIENT,
  /** A text that may be empty. */
  ANY_TEXT,
  IGNORED;

  private static final Set<String> IMAGE_FORMATS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

  /** What is wrong with a value, as the end of a sentence; empty when nothing is. */
  public Optional<String> problem(Object value) {
    return switch (this) {
      case CHARACTER -> character(value);
      case ENCODING ->
          expect(
              value instanceof String name && CharsetNames.find(name).isPresent(),
              "an encoding such as UTF-8 or ISO-8859-1",
              value);
      case FLAG -> expect(value instanceof Boolean, "true or false", value);
      case NAMES -> names(value);
      case TYPES -> types(value);
      case SHEET -> sheet(value);
      case SHEET_NAME -> sheetName(value);
      case LINE_SEPARATOR ->
          expect(
              "\n".equals(value) || "\r\n".equals(value),
              "\"\\n\" or \"\\r\\n\" in double quotes",
              value);
      case NO -> expect(Boolean.FALSE.equals(value), "false", value);
      case YES -> expect(Boolean.TRUE.equals(value), "true", value);
      case RECORDS -> expect("records".equals(value), "'records'", value);
      case IMAGE_FORMAT -> imageFormat(value);
      case QUALITY -> quality(value);
      case TEXT -> expect(value instanceof String text && !text.isBlank(), "text", value);
      case COUNT -> count(value);
      case IF_EXISTS -> ifExists(value);
      case TEXTS -> texts(value);
      case SCALARS -> scalars(value);
      case DATASET -> dataset(value);
      case COMPRESSION -> compression(value);
      case HEADER ->
          expect(
              value == null || value instanceof Boolean || isCount(value),
              "true, false, or the row of the header counted from 0",
              value);
      case HEADER_NAMES ->
          expect(
              value == null || value instanceof Boolean || isTexts(value),
              "true, false, or the names in the header",
              value);
      case COLUMNS -> columns(value);
      case INDEX ->
          expect(
              value == null || Boolean.FALSE.equals(value) || isColumn(value) || isColumns(value),
              "a column's name or position, or a list of these",
              value);
      case ROWS ->
          expect(
              isCount(value)
                  || value instanceof List<?> list && list.stream().allMatch(ArgumentKind::isCount),
              "a number of rows, or a list of rows counted from 0",
              value);
      case NUMBER -> expect(value == null || isCount(value), "a whole number from 0 on", value);
      case NULL_TEXTS ->
          expect(
              isNullTexts(value)
                  || value instanceof Map<?, ?> map
                      && map.values().stream().allMatch(ArgumentKind::isNullTexts),
              "a text, a list of texts, or these by column",
              value);
      case DTYPES -> dtypes(value);
      case DATES ->
          expect(
              value instanceof Boolean || isColumns(value),
              "true, false, or a list of columns",
              value);
      case DATE_FORMAT ->
          expect(
              value instanceof String text && DatePattern.isKnown(text),
              "a format of dates such as \"%d.%m.%Y\" or \"%Y-%m-%d %H:%M:%S\"",
              value);
      case FLOAT_FORMAT ->
          expect(
              value instanceof String text && text.matches("%[+]?[0-9]*(\\.[0-9]+)?[feE]"),
              "a format of decimals such as \"%.2f\"",
              value);
      case BAD_LINES ->
          expect(
              Set.of("error", "skip", "warn", "fill").contains(String.valueOf(value)),
              "error, skip, warn or fill",
              value);
      case ERROR_CELLS ->
          expect(value == null || Set.of("error", "null").contains(value), "error or null", value);
      case QUOTING ->
          expect(
              Set.of(0L, 1L, 2L).contains(value instanceof Long ? value : -1L),
              "0 (where needed) or 1 (all); fields that need quotes always have them",
              value);
      case QUOTING_READ ->
          expect(
              value instanceof Long way && way >= 0 && way <= 3,
              "0 to 2 (quotes around fields), or 3 (quotes are characters)",
              value);
      case PACKING ->
          expect(
              value == null || Set.of("infer", "gzip", "zip").contains(value),
              "infer, gzip or zip",
              value);
      case PACKED ->
          expect(value == null || Set.of("infer", "gzip").contains(value), "infer or gzip", value);
      case QUOTE ->
          expect(
              value instanceof String text
                  && text.length() == 1
                  && "\n\r".indexOf(text.charAt(0)) < 0,
              "one character",
              value);
      case ORIENT ->
          expect(
              Set.of("records", "columns", "index", "split", "values", "table")
                  .contains(String.valueOf(value)),
              "records, columns, index, split, values or table",
              value);
      case ANY_TEXT -> expect(value instanceof String, "text", value);
      case IGNORED -> Optional.empty();
    };
  }

  private static boolean isCount(Object value) {
    return value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE;
  }

  private static boolean isColumn(Object value) {
    return isCount(value) || value instanceof String;
  }

  private static boolean isColumns(Object value) {
    return value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(ArgumentKind::isColumn);
  }

  private static boolean isTexts(Object value) {
    return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
  }

  private static boolean isNullTexts(Object value) {
    return value instanceof List<?> list
        ? list.stream()
            .noneMatch(item -> item == null || item instanceof List || item instanceof Map)
        : value != null && !(value instanceof Map);
  }

  private static Optional<String> columns(Object value) {
    boolean columns =
        isColumns(value)
            && value instanceof List<?> list
            && list.stream().distinct().count() == list.size();
    return expect(columns, "a list of different columns, as names or positions", value);
  }

  private static Optional<String> dtypes(Object value) {
    if (value instanceof Map<?, ?> types) {
      return types.entrySet().stream()
          .filter(entry -> !isDtype(entry.getValue()))
          .map(entry -> unknownType((String) entry.getKey(), entry.getValue()))
          .findFirst();
    }
    return expect(isDtype(value), "a type such as str or int64, or column names with types", value);
  }

  private static boolean isDtype(Object value) {
    return value instanceof String name && ColumnType.ofPython(name).isPresent();
  }

  private static Optional<String> character(Object value) {
    boolean one =
        value instanceof String text && text.length() == 1 && "\"\n\r".indexOf(text.charAt(0)) < 0;
    return expect(one, "one character (a tab is \"\\t\" in double quotes)", value);
  }

  private static Optional<String> names(Object value) {
    boolean names =
        value instanceof List<?> list
            && !list.isEmpty()
            && list.stream().allMatch(String.class::isInstance)
            && list.stream().distinct().count() == list.size();
    return expect(names, "a list of different column names", value);
  }

  private static Optional<String> types(Object value) {
    if (!(value instanceof Map<?, ?> types)) {
      return expect(false, "column names with types", value);
    }
    return types.entrySet().stream()
        .filter(entry -> !ColumnType.NAMES.contains(String.valueOf(entry.getValue())))
        .map(entry -> unknownType((String) entry.getKey(), entry.getValue()))
        .findFirst();
  }

  private static Optional<String> sheet(Object value) {
    boolean name = value instanceof String text && !text.isEmpty();
    boolean index = value instanceof Long number && number >= 0 && number < Integer.MAX_VALUE;
    return expect(name || index, "a sheet's name, or its position counted from 0", value);
  }

  private static Optional<String> sheetName(Object value) {
    boolean valid =
        value instanceof String text
            && !text.isBlank()
            && text.length() <= 31
            && !text.startsWith("'")
            && !text.endsWith("'")
            && !text.equalsIgnoreCase("History")
            && text.chars().noneMatch(c -> c < ' ' || "[]:*?/\\".indexOf(c) >= 0);
    return expect(
        valid,
        "a sheet's name: at most 31 characters, none of []:*?/\\, no ' at an end, not History",
        value);
  }

  private static Optional<String> imageFormat(Object value) {
    boolean known = value instanceof String name && IMAGE_FORMATS.contains(name);
    return expect(known, "png, jpeg, gif or bmp", value);
  }

  private static Optional<String> quality(Object value) {
    boolean share =
        value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1;
    return expect(share, "a number above 0 and up to 1", value);
  }

  private static Optional<String> count(Object value) {
    boolean count = value instanceof Long number && number > 0 && number <= Integer.MAX_VALUE;
    return expect(count, "a whole number above 0", value);
  }

  private static Optional<String> ifExists(Object value) {
    boolean known = Set.of("replace", "append", "fail").contains(String.valueOf(value));
    return expect(known, "replace, append or fail", value);
  }

  private static Optional<String> texts(Object value) {
    boolean texts =
        value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance);
    return expect(texts, "keys with texts", value);
  }

  private static Optional<String> scalars(Object value) {
    boolean scalars =
        value instanceof List<?> list
            && list.stream().noneMatch(item -> item instanceof List || item instanceof Map);
    return expect(scalars, "a list of values", value);
  }

  private static Optional<String> dataset(Object value) {
    Object type = value instanceof Map<?, ?> entry ? entry.get("type") : value;
    boolean named = type instanceof String text && !text.isBlank();
    return expect(named, "a type of dataset, or keys with 'type'", value);
  }

  private static Optional<String> compression(Object value) {
    boolean known =
        value == null || Set.of("snappy", "gzip", "zstd", "uncompressed").contains(value);
    return expect(known, "snappy, gzip, zstd, or uncompressed or null for none", value);
  }

  private static Optional<String> expect(boolean fulfilled, String what, Object value) {
    return fulfilled
        ? Optional.empty()
        : Optional.of("expected " + what + ", found " + Words.of(value) + ".");
  }

  private static String unknownType(String column, Object type) {
    return "column '"
        + column
        + "': "
        + Words.of(type)
        + " is not a column type; use "
        + String.join(", ", ColumnType.NAMES)
        + DidYouMean.suffix(ColumnType.NAMES, String.valueOf(type));
  }
}
