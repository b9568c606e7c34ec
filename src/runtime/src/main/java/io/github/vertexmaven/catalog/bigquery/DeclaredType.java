package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.StandardSQLTypeName;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of {@code save_args.column_types}, as GoogleSQL writes it.
 *
 * @param name of the type
 * @param first its length, or its precision
 * @param second its scale
 */
record DeclaredType(StandardSQLTypeName name, Optional<Long> first, Optional<Long> second) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9]+)(?:\\s*\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\))?");

  /** Those of one value; the parts of others would have to be declared too. */
  private static final Map<String, StandardSQLTypeName> TYPES =
      Map.ofEntries(
          Map.entry("BOOL", StandardSQLTypeName.BOOL),
          Map.entry("BOOLEAN", StandardSQLTypeName.BOOL),
          Map.entry("INT64", StandardSQLTypeName.INT64),
          Map.entry("INT", StandardSQLTypeName.INT64),
          Map.entry("INTEGER", StandardSQLTypeName.INT64),
          Map.entry("BIGINT", StandardSQLTypeName.INT64),
          Map.entry("FLOAT64", StandardSQLTypeName.FLOAT64),
          Map.entry("FLOAT", StandardSQLTypeName.FLOAT64),
          Map.entry("NUMERIC", StandardSQLTypeName.NUMERIC),
          Map.entry("DECIMAL", StandardSQLTypeName.NUMERIC),
          Map.entry("BIGNUMERIC", StandardSQLTypeName.BIGNUMERIC),
          Map.entry("BIGDECIMAL", StandardSQLTypeName.BIGNUMERIC),
          Map.entry("STRING", StandardSQLTypeName.STRING),
          Map.entry("BYTES", StandardSQLTypeName.BYTES),
          Map.entry("DATE", StandardSQLTypeName.DATE),
          Map.entry("TIME", StandardSQLTypeName.TIME),
          Map.entry("DATETIME", StandardSQLTypeName.DATETIME),
          Map.entry("TIMESTAMP", StandardSQLTypeName.TIMESTAMP),
          Map.entry("GEOGRAPHY", StandardSQLTypeName.GEOGRAPHY),
          Map.entry("JSON", StandardSQLTypeName.JSON));

  private static final Set<StandardSQLTypeName> WITH_LENGTH =
      Set.of(StandardSQLTypeName.STRING, StandardSQLTypeName.BYTES);
  private static final Set<StandardSQLTypeName> WITH_SCALE =
      Set.of(StandardSQLTypeName.NUMERIC, StandardSQLTypeName.BIGNUMERIC);

  /** Reads the type of a column. */
  static DeclaredType of(String column, String written) throws BadData {
    Matcher form = FORM.matcher(written.strip());
    String word = form.matches() ? form.group(1).toUpperCase(Locale.ROOT) : "";
    StandardSQLTypeName name = TYPES.get(word);
    if (name == null) {
      throw new BadData(
          "save_args.column_types: column '"
              + column
              + "': '"
              + written
              + "' is not a type of BigQuery for one value"
              + DidYouMean.suffix(new TreeSet<>(TYPES.keySet()), word.isEmpty() ? written : word));
    }
    Optional<Long> first = Optional.ofNullable(form.group(2)).map(Long::valueOf);
    Optional<Long> second = Optional.ofNullable(form.group(3)).map(Long::valueOf);
    boolean fits =
        first.isEmpty()
            || WITH_SCALE.contains(name)
            || WITH_LENGTH.contains(name) && second.isEmpty();
    if (!fits) {
      throw new BadData(
          "save_args.column_types: column '"
              + column
              + "': '"
              + written
              + "': a "
              + name
              + " has no "
              + (WITH_LENGTH.contains(name) ? "scale." : "length."));
    }
    return new DeclaredType(name, first, second);
  }

  /** The column of a table that is made; cells that are lists make it a repeated one. */
  Field field(Column column) {
    Field.Builder field =
        Field.newBuilder(column.name(), name)
            .setMode(ListColumn.is(column) ? Field.Mode.REPEATED : Field.Mode.NULLABLE);
    if (WITH_LENGTH.contains(name)) {
      first.ifPresent(field::setMaxLength);
    } else {
      first.ifPresent(field::setPrecision);
      second.ifPresent(field::setScale);
    }
    return field.build();
  }
}
