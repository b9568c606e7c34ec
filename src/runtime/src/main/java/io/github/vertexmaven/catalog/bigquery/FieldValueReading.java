package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import io.github.vertexmaven.catalog.table.CellText;
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
      case FLOAT64, NUMERIC, BIGNUMERIC -> cell.getDoubleValue();
      case TIMESTAMP -> cell.getTimestampInstant().toString();
      case BYTES -> cell.getBytesValue();
      case STRUCT -> map(cell.getRecordValue(), field.getSubFields());
      default -> String.valueOf(cell.getValue());
    };
  }

  private static List<Object> list(List<FieldValue> cells, Field field) {
    Field one = field.toBuilder().setMode(Field.Mode.NULLABLE).build();
    List<Object> items = new ArrayList<>();
    cells.forEach(cell -> items.add(get(cell, one)));
    return Collections.unmodifiableList(items);
  }

  private static Map<String, Object> map(FieldValueList cells, FieldList fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      map.put(fields.get(i).getName(), get(cells.get(i), fields.get(i)));
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
