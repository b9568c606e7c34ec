package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.table.CellText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
  /** One bit, unless the driver does not know how many: PostgreSQL's type loses it in a union. */
  BIT {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      try {
        return BOOLEAN.get(rows, index);
      } catch (SQLException e) {
        return rows.getString(index);
      }
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
  /** Whole numbers without sign, or of more than 64 bits. */
  WHOLE {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      Object value = rows.getObject(index);
      if (value instanceof BigInteger whole) {
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
      }
      return value instanceof Number number && !(value instanceof BigDecimal)
          ? (Object) number.longValue()
          : value;
    }
  },
  /** Exact, until the column is whole: then doubles where these hold all digits. */
  DECIMAL {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      Object value = DOUBLE.get(rows, index);
      if (value == null || Double.isFinite((Double) value)) {
        return value == null ? null : rows.getBigDecimal(index);
      }
      try {
        // Too large for a double.
        return rows.getBigDecimal(index);
      } catch (SQLException | NumberFormatException e) {
        return value;
      }
    }
  },
  DATE {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      LocalDate day = as(LocalDate.class, rows, index);
      return day == null || isYear(day.getYear()) ? spelled(day) : rows.getString(index);
    }
  },
  TIME {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      LocalTime time = as(LocalTime.class, rows, index);
      // The end of the day, 24:00, has no form in Java.
      return LocalTime.MAX.equals(time) ? rows.getString(index) : spelled(time);
    }
  },
  DATE_TIME {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      LocalDateTime time = as(LocalDateTime.class, rows, index);
      return time == null || isYear(time.getYear()) ? spelled(time) : rows.getString(index);
    }
  },
  INSTANT {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      OffsetDateTime value = as(OffsetDateTime.class, rows, index);
      if (value != null && !isYear(value.getYear())) {
        return rows.getString(index);
      }
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
  },
  /** What the cell itself is, where a column may hold values of any type. */
  ANY {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      Object value = rows.getObject(index);
      return value instanceof Integer number ? (Object) number.longValue() : value;
    }
  },
  /** The same in a column of booleans, which are stored as 0 and 1. */
  ANY_BOOLEAN {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      Object value = ANY.get(rows, index);
      return value instanceof Long number && (number == 0 || number == 1)
          ? (Object) (number == 1)
          : value;
    }
  },
  /** The same in a column of dates or times, which are stored as texts, most with a blank. */
  ANY_TIME {
    @Override
    Object get(ResultSet rows, int index) throws SQLException {
      Object value = ANY.get(rows, index);
      return value instanceof String text && BLANK_TIME.matcher(text).matches()
          ? text.replace(' ', 'T')
          : value;
    }
  };

  /** Digits that surely fit a long. */
  private static final int SAFE_DIGITS = 18;

  private static final int LAST_YEAR = 900_000;

  private static final Pattern BLANK_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");

  /** Types that drivers have no common number for, or that they call signed. */
  private static final Pattern WHOLE_NAMES =
      Pattern.compile(
          "u(tiny|small|medium|big|huge)?int(eger)?|uint(8|16|32|64|128|256)|int(128|256)|hugeint"
              + "|.* unsigned( .*)?",
          Pattern.CASE_INSENSITIVE);

  /** Also amounts of money, which have a currency and commas. */
  private static final Set<String> TEXT_NAMES = Set.of("uuid", "timetz", "money");

  /** The cell of the current row; null when it is empty. */
  abstract Object get(ResultSet rows, int index) throws SQLException;

  /** The same as text. */
  String text(ResultSet rows, int index) throws SQLException {
    return spelled(get(rows, index));
  }

  /** Some drivers give by themselves what they do not give when they are asked for it. */
  private static <T> T as(Class<T> type, ResultSet rows, int index) throws SQLException {
    try {
      return rows.getObject(index, type);
    } catch (SQLException e) {
      Object value = rows.getObject(index);
      if (value == null || type.isInstance(value)) {
        return type.cast(value);
      }
      throw e;
    }
  }

  /** Drivers give infinity as the last year that Java knows. */
  private static boolean isYear(int year) {
    return Math.abs(year) < LAST_YEAR;
  }

  static String spelled(Object value) {
    return value == null ? null : CellText.of(value);
  }

  /**
   * For a column of a query of a database whose columns hold values of any type, as SQLite's do:
   * asked for a number, the driver gives 0 for a text, and the first row decides what it takes a
   * column for.
   */
  static CellReading ofAny(ResultSetMetaData about, int index) throws SQLException {
    String declared = about.getColumnTypeName(index).toLowerCase(Locale.ROOT);
    if (declared.startsWith("bool")) {
      return ANY_BOOLEAN;
    }
    return declared.startsWith("date") || declared.startsWith("time") ? ANY_TIME : ANY;
  }

  /** By the type of a column of a query. */
  static CellReading of(ResultSetMetaData about, int index) throws SQLException {
    String type = about.getColumnTypeName(index).toLowerCase(Locale.ROOT);
    if (type.equals("timestamptz")) {
      return INSTANT;
    }
    if (TEXT_NAMES.contains(type)) {
      return TEXT;
    }
    if (WHOLE_NAMES.matcher(type).matches()) {
      return WHOLE;
    }
    return switch (about.getColumnType(index)) {
      case Types.BOOLEAN -> BOOLEAN;
      case Types.BIT -> about.getPrecision(index) > 1 ? TEXT : BIT;
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
