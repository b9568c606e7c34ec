package io.github.vertexmaven.catalog.type;

import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.value.Words;
import io.github.vertexmaven.config.DidYouMean;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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
  IGNORED;

  private static final Set<String> IMAGE_FORMATS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

  /** What is wrong with a value, as the end of a sentence; empty when nothing is. */
  public Optional<String> problem(Object value) {
    return switch (this) {
      case CHARACTER -> character(value);
      case ENCODING ->
          expect(
              value instanceof String name && isKnown(name),
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
      case IGNORED -> Optional.empty();
    };
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
        .filter(entry -> !ColumnType.NAMES.contains(entry.getValue()))
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
    boolean known = Set.of("replace", "append", "fail").contains(value);
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
    boolean known = Set.of("snappy", "gzip", "zstd", "uncompressed").contains(value);
    return expect(known, "snappy, gzip, zstd or uncompressed", value);
  }

  private static Optional<String> expect(boolean fulfilled, String what, Object value) {
    return fulfilled
        ? Optional.empty()
        : Optional.of("expected " + what + ", found " + Words.of(value) + ".");
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.forName(name).canEncode();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return false;
    }
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
