package io.github.vertexmaven.catalog.jdbc;

import io.github.vertexmaven.catalog.table.CellText;
import io.github.vertexmaven.catalog.table.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a column of a database holds, and how a cell is bound to it. */
enum ColumnKind {
  BOOLEAN(List.of("boolean", "bool", "bit", "tinyint")),
  LONG(List.of("bigint", "int8", "integer", "number")),
  DOUBLE(List.of("double precision", "float8", "double", "float", "real")),
  DECIMAL(List.of("numeric", "decimal", "number")),
  DATE(List.of("date")),
  TIME(List.of("time")),
  DATE_TIME(List.of("timestamp", "datetime2", "datetime")),
  INSTANT(List.of("timestamptz", "timestamp with time zone", "datetimeoffset", "timestamp")),
  BYTES(List.of("bytea", "binary large object", "blob", "longblob", "varbinary(max)")),
  TEXT(
      List.of("text", "longtext", "string", "character large object", "clob", "character varying")),
  /** A type of the database's own, such as json or uuid, which takes text. */
  OTHER(List.of());

  private final List<String> names;

  ColumnKind(List<String> names) {
    this.names = names;
  }

  /** The name of such a type in a database that has these types, in lower case. */
  String sql(Set<String> known) {
    return names.stream().filter(known::contains).findFirst().orElse(names.get(0));
  }

  /** What a new column is made for, by its cells; empty when a cell has no form there. */
  static Optional<ColumnKind> of(Column column) {
    return switch (column.type()) {
      case BOOLEAN -> Optional.of(BOOLEAN);
      case LONG -> Optional.of(LONG);
      case DOUBLE -> Optional.of(DOUBLE);
      case STRING -> Optional.of(TEXT);
      case DATE, OTHER -> common(column);
    };
  }

  private static Optional<ColumnKind> common(Column column) {
    ColumnKind common = null;
    for (int row = 0; row < column.size(); row++) {
      Object cell = column.get(row);
      if (cell != null) {
        Optional<ColumnKind> kind = of(cell);
        if (kind.isEmpty()) {
          return Optional.empty();
        }
        common = common == null || common == kind.get() ? kind.get() : TEXT;
      }
    }
    return Optional.of(common == null ? TEXT : common);
  }

  /** What a cell is by itself. */
  static Optional<ColumnKind> of(Object cell) {
    if (cell instanceof BigDecimal || cell instanceof BigInteger) {
      return Optional.of(DECIMAL);
    }
    if (cell instanceof LocalDate) {
      return Optional.of(DATE);
    }
    if (cell instanceof LocalTime) {
      return Optional.of(TIME);
    }
    if (cell instanceof LocalDateTime) {
      return Optional.of(DATE_TIME);
    }
    if (cell instanceof Instant
        || cell instanceof OffsetDateTime
        || cell instanceof ZonedDateTime) {
      return Optional.of(INSTANT);
    }
    if (cell instanceof byte[]) {
      return Optional.of(BYTES);
    }
    return CellText.isKnown(cell) ? Optional.of(TEXT) : Optional.empty();
  }

  /** By the type of a column that is there. */
  static ColumnKind ofSql(int type) {
    return switch (type) {
      case Types.BOOLEAN, Types.BIT -> BOOLEAN;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> LONG;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> DOUBLE;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.DATE -> DATE;
      case Types.TIME -> TIME;
      case Types.TIMESTAMP -> DATE_TIME;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NVARCHAR -> TEXT;
      default -> OTHER;
    };
  }

  /**
   * The cell as the driver takes it for such a column: dates that are text become dates.
   *
   * @throws java.time.DateTimeException and other runtime exceptions when it is no such value
   */
  Object bound(Object cell) {
    return switch (this) {
      case DECIMAL -> decimal(cell);
      case DATE -> cell instanceof String text ? LocalDate.parse(text) : cell;
      case TIME -> cell instanceof String text ? LocalTime.parse(text) : cell;
      case DATE_TIME -> dateTime(cell);
      case INSTANT -> instant(cell);
      case TEXT, OTHER -> cell instanceof byte[] ? cell : CellText.of(cell);
      default -> cell;
    };
  }

  private static Object decimal(Object cell) {
    if (cell instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    return cell instanceof String text ? new BigDecimal(text) : cell;
  }

  /** Of a database that has but one type for both, an instant is its time in UTC. */
  private static Object dateTime(Object cell) {
    if (cell instanceof String text) {
      return text.endsWith("Z")
          ? LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)
          : LocalDateTime.parse(text);
    }
    return instant(cell) instanceof OffsetDateTime time ? time.toLocalDateTime() : cell;
  }

  private static Object instant(Object cell) {
    if (cell instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (cell instanceof ZonedDateTime time) {
      return time.toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (cell instanceof OffsetDateTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC);
    }
    return cell instanceof String text
        ? OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC)
        : cell;
  }
}
