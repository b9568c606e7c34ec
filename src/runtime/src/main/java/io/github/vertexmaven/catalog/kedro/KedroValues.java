package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.config.ConfValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of arguments that are written differently in Kedro and mean the same. */
final class KedroValues {

  private static final List<String> SEPARATORS = List.of("sep", "delimiter", "separator");

  /** pandas takes more than one character for a pattern, in which a backslash quotes the next. */
  private static final Pattern QUOTED = Pattern.compile("\\\\(t|[^A-Za-z0-9])");

  /** Arguments to which no value says something. */
  private static final List<String> NULL_MEANS =
      List.of("header", "compression", "sheet_name", "sheet", "index");

  private static final List<String> REPLACING =
      List.of("overwrite", "w", "wb", "wt", "error", "errorifexists", "default");

  /** What matplotlib writes besides pictures. */
  private static final List<String> DOCUMENTS =
      List.of("pdf", "svg", "svgz", "eps", "ps", "pgf", "tif", "tiff", "webp", "raw", "rgba");

  private KedroValues() {}

  /** The value as it is written here. */
  static ConfValue here(String type, String argument, ConfValue value) {
    if (argument.equals("quality") && value.plain() instanceof Long percent && percent > 1) {
      return new ConfValue.Scalar(percent / 100.0, value.at());
    }
    if (!(value.plain() instanceof String text)) {
      return value;
    }
    if (SEPARATORS.contains(argument)) {
      Matcher quoted = QUOTED.matcher(text);
      boolean one = quoted.matches();
      return one ? scalar(quoted.group(1).equals("t") ? "\t" : quoted.group(1), value) : value;
    }
    if (argument.equals("usecols") && type.startsWith("pandas.Excel")) {
      return SheetColumns.of(text, value);
    }
    return argument.equals("compression") ? scalar(text.toLowerCase(Locale.ROOT), value) : value;
  }

  private static ConfValue scalar(String text, ConfValue of) {
    return new ConfValue.Scalar(text, of.at());
  }

  /** Whether a value says what is meant without it too. */
  static boolean isUsual(String argument, ConfValue value) {
    Object plain = value.plain();
    return argument.equals("header") && "infer".equals(plain)
        || plain == null && !NULL_MEANS.contains(argument);
  }

  /**
   * What to write in place of a value that means something in pandas and nothing here, as the end
   * of a sentence; empty for others.
   */
  static Optional<String> lacks(String place, String argument, ConfValue value) {
    Object plain = value.plain();
    boolean list = value instanceof ConfValue.Sequence;
    boolean map = value instanceof ConfValue.Mapping;
    String words =
        switch (argument) {
          case "sheet_name" ->
              plain == null || list ? "a table is one sheet; write an entry for each" : "";
          case "header" ->
              list && isOfNumbers(value)
                  ? "a header is one row; pass over all of them with skiprows and give names"
                  : "";
          case "usecols" ->
              plain instanceof String ? "list the columns, by their names or positions" : "";
          case "parse_dates" ->
              map
                      || list
                          && ((ConfValue.Sequence) value)
                              .items().stream().anyMatch(KedroValues::many)
                  ? "a date stands in one column; join columns in a node"
                  : "";
          case "quoting" ->
              Long.valueOf(3).equals(plain) && place.equals("save_args")
                  ? "fields that need quotes always have them; leave it out"
                  : "";
          case "writer" ->
              value instanceof ConfValue.Mapping writer
                      && writer.get("mode").filter(mode -> "a".equals(mode.plain())).isPresent()
                  ? "each save replaces the file; write an entry with a file for each sheet"
                  : "";
          case "date_format" ->
              map ? "one format holds for all columns; read the others as texts" : "";
          case "sep", "delimiter" ->
              plain instanceof String text && text.length() > 1
                  ? "fields are separated by one character, not by a pattern; write the file once so"
                  : "";
          case "compression" -> map ? "write the name of the method alone" : "";
          default -> "";
        };
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  private static boolean isOfNumbers(ConfValue value) {
    return ((ConfValue.Sequence) value)
        .items().stream().allMatch(item -> item.plain() instanceof Long);
  }

  private static boolean many(ConfValue value) {
    return !(value instanceof ConfValue.Scalar);
  }

  /**
   * Whether a mode means that a save replaces the file. Spark's own mode refuses a second save, and
   * a run here may be repeated.
   */
  static boolean replaces(ConfValue mode) {
    return REPLACING.contains(String.valueOf(mode.plain()));
  }

  /** The format of a figure that is no picture; empty for pictures. */
  static Optional<String> documentFormat(ConfValue format, ConfValue filepath) {
    String path = filepath == null ? "" : String.valueOf(filepath.plain());
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String word =
        (format == null ? ending : String.valueOf(format.plain())).toLowerCase(Locale.ROOT);
    return DOCUMENTS.contains(word) ? Optional.of(word) : Optional.empty();
  }
}
