package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.table.CellText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/**
 * How the cells of a column become Java values, by its SQL type: booleans, longs and doubles, dates
 * and times as ISO text, bytes, all else as the database spells it.
 */
enum CellReading {
  BOOLEAN {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      boolean value = rows.getBoolean(index);
      return rows.wasNull() ? null : value;
    }
  },
  LONG {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      long value = rows.getLong(index);
      return rows.wasNull() ? null : value;
    }
  },
  DOUBLE {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      double value = rows.getDouble(index);
      return rows.wasNull() ? null : value;
    }
  },
  /** Exact for who asks for text, as a record's BigDecimal does. */
  DECIMAL {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      return DOUBLE.get(rows, index);
    }

    @Override
    String text(ResultSet rows, int index) throws SQLException {
      BigDecimal value = rows.getBigDecimal(index);
      return value == null ? null : CellText.of(value);
    }
  },
  DATE {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      return spelled(rows.getObject(index, LocalDate.class));
    }
  },
  TIME {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      return spelled(rows.getObject(index, LocalTime.class));
    }
  },
  DATE_TIME {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      return spelled(rows.getObject(index, LocalDateTime.class));
    }
  },
  INSTANT {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      OffsetDateTime value = rows.getObject(index, OffsetDateTime.class);
      return value == null ? null : value.toInstant().toString();
    }
  },
  BYTES {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      return rows.getBytes(index);
    }
  },
  TEXT {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      return rows.getString(index);
    }
  };

  /** Digits that surely fit a long. */
  private static final int SAFE_DIGITS = 18;

  /** The cell of the current row; null when it is empty. */
  abstract Object get(ResultSet rows, int index) throws SQLException;

  /** The same as text. */
  String text(ResultSet rows, int index) throws SQLException {
    return spelled(get(rows, index));
  }

  static String spelled(Object value) {
    return value == null ? null : CellText.of(value);
  }

  /** By the type of a column of a query. */
  static CellReading of(ResultSetMetaData about, int index) throws SQLException {
    if (about.getColumnTypeName(index).equalsIgnoreCase("timestamptz")) {
      return INSTANT;
    }
    if (about.getColumnTypeName(index).equalsIgnoreCase("uuid")) {
      return TEXT;
    }
    return switch (about.getColumnType(index)) {
      case Types.BOOLEAN -> BOOLEAN;
      case Types.BIT -> about.getPrecision(index) > 1 ? TEXT : BOOLEAN;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> LONG;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> DOUBLE;
      case Types.NUMERIC, Types.DECIMAL -> isWhole(about, index) ? LONG : DECIMAL;
      case Types.DATE -> DATE;
      case Types.TIME -> TIME;
      case Types.TIMESTAMP -> DATE_TIME;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      default -> TEXT;
    };
  }

  private static boolean isWhole(ResultSetMetaData about, int index) throws SQLException {
    int digits = about.getPrecision(index);
    return about.getScale(index) == 0 && digits > 0 && digits <= SAFE_DIGITS;
  }
}
