package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.value.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a cell becomes a Java value, by the type of its column: booleans, longs and doubles, times as
 * ISO text, bytes, lists and maps, all else as BigQuery spells it.
 */
final class FieldValueReading {

  private FieldValueReading() {}

  /** Null when the cell is empty. */
  static Object get(FieldValue cell, Field field) {
    if (cell.isNull()) {
      return null;
    }
    if (cell.getAttribute() == FieldValue.Attribute.REPEATED) {
      return list(cell.getRepeatedValue(), field);
    }
    return switch (field.getType().getStandardType()) {
      case BOOL -> cell.getBooleanValue();
      case INT64 -> cell.getLongValue();
      case FLOAT64 -> cell.getDoubleValue();
      case NUMERIC, BIGNUMERIC -> cell.getNumericValue();
      case TIMESTAMP -> cell.getTimestampInstant().toString();
      case BYTES -> cell.getBytesValue();
      case STRUCT -> map(cell.getRecordValue(), field.getSubFields());
      default -> String.valueOf(cell.getValue());
    };
  }

  private static List<Object> list(List<FieldValue> cells, Field field) {
    Field one = field.toBuilder().setMode(Field.Mode.NULLABLE).build();
    List<Object> items = new ArrayList<>();
    cells.forEach(cell -> items.add(within(cell, one)));
    return Collections.unmodifiableList(items);
  }

  /** A decimal within a list or a struct is by itself what a column of them would be. */
  private static Object within(FieldValue cell, Field field) {
    Object value = get(cell, field);
    return value instanceof BigDecimal decimal ? Decimals.plain(decimal) : value;
  }

  private static Map<String, Object> map(FieldValueList cells, FieldList fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      map.put(fields.get(i).getName(), within(cells.get(i), fields.get(i)));
    }
    return Collections.unmodifiableMap(map);
  }

  /** Whether the cells of a column have a form as text. */
  static boolean hasText(Field field) {
    return switch (field.getType().getStandardType()) {
      case BYTES, STRUCT -> false;
      default -> field.getMode() != Field.Mode.REPEATED;
    };
  }

  /** The cell as text: decimals exactly, as a record's BigDecimal wants them. */
  static String text(FieldValue cell, Field field) {
    if (cell.isNull()) {
      return null;
    }
    return switch (field.getType().getStandardType()) {
      case NUMERIC, BIGNUMERIC -> CellText.of(cell.getNumericValue());
      default -> CellText.of(get(cell, field));
    };
  }
}
