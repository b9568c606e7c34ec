package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.value.BadData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * What the stored values of a column mean, by its physical and its logical type (the page "Logical
 * Types" of the format's documentation).
 */
final class CellMeaning {

  private static final long NANOS = 1_000_000_000L;

  /** The Julian day number of 1 January 1970, from which INT96 counts its days. */
  private static final int EPOCH_IN_JULIAN_DAYS = 2_440_588;

  private static final int INTERVAL = 12;

  private CellMeaning() {}

  /**
   * From a stored value (Integer, Long, Float, Double, Boolean or Binary) to a cell.
   *
   * @throws BadData when the type cannot be read here
   */
  static UnaryOperator<Object> of(PrimitiveType type) throws BadData {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> ofInt(logical);
      case INT64 -> ofLong(logical);
      case INT96 -> value -> moment((Binary) value);
      case BINARY -> ofBytes(logical);
      case FIXED_LEN_BYTE_ARRAY -> ofFixedBytes(type, logical);
      default -> value -> value;
    };
  }

  private static UnaryOperator<Object> ofInt(LogicalTypeAnnotation logical) {
    if (UnsignedNumbers.are(logical)) {
      long mask = UnsignedNumbers.mask(logical);
      return value -> (Integer) value & mask;
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return value -> LocalDate.ofEpochDay((Integer) value);
    }
    if (logical instanceof TimeLogicalTypeAnnotation) {
      return value -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L);
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return value -> BigDecimal.valueOf((Integer) value, decimal.getScale());
    }
    return value -> value;
  }

  private static UnaryOperator<Object> ofLong(LogicalTypeAnnotation logical) {
    if (UnsignedNumbers.are(logical)) {
      return value -> UnsignedNumbers.of((Long) value);
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      long nanos = nanos(time.getUnit());
      return value -> LocalTime.ofNanoOfDay(Math.multiplyExact((Long) value, nanos));
    }
    if (logical instanceof TimestampLogicalTypeAnnotation stamp) {
      long parts = NANOS / nanos(stamp.getUnit());
      return stamp.isAdjustedToUTC()
          ? value -> instant((Long) value, parts)
          : value -> LocalDateTime.ofInstant(instant((Long) value, parts), ZoneOffset.UTC);
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return value -> BigDecimal.valueOf((Long) value, decimal.getScale());
    }
    return value -> value;
  }

  private static Instant instant(long count, long partsOfASecond) {
    long parts = Math.floorMod(count, partsOfASecond);
    return Instant.ofEpochSecond(
        Math.floorDiv(count, partsOfASecond), parts * (NANOS / partsOfASecond));
  }

  private static long nanos(TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000_000L;
      case MICROS -> 1_000L;
      default -> 1L;
    };
  }

  /** Nanoseconds of the day in eight bytes, then the day in four: Impala's form, also Spark's. */
  private static LocalDateTime moment(Binary value) {
    ByteBuffer parts = littleEndian(value);
    long nanos = parts.getLong();
    long day = (long) parts.getInt() - EPOCH_IN_JULIAN_DAYS;
    return LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanos);
  }

  private static ByteBuffer littleEndian(Binary value) {
    return ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether bytes are texts, always in UTF-8. */
  static boolean isText(LogicalTypeAnnotation logical) {
    return logical instanceof StringLogicalTypeAnnotation
        || logical instanceof EnumLogicalTypeAnnotation
        || logical instanceof JsonLogicalTypeAnnotation;
  }

  private static UnaryOperator<Object> ofBytes(LogicalTypeAnnotation logical) {
    if (isText(logical)) {
      return value -> ((Binary) value).toStringUsingUTF8();
    }
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return value -> decimal((Binary) value, decimal);
    }
    return value -> ((Binary) value).getBytes();
  }

  private static UnaryOperator<Object> ofFixedBytes(
      PrimitiveType type, LogicalTypeAnnotation logical) throws BadData {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return value -> decimal((Binary) value, decimal);
    }
    if (logical instanceof UUIDLogicalTypeAnnotation) {
      return value -> uuid((Binary) value);
    }
    if (logical instanceof Float16LogicalTypeAnnotation) {
      return value -> half(littleEndian((Binary) value).getShort());
    }
    if (logical instanceof IntervalLogicalTypeAnnotation) {
      if (type.getTypeLength() != INTERVAL) {
        throw new BadData(
            "column '" + type.getName() + "': an interval of " + type.getTypeLength() + " bytes.");
      }
      return value -> interval((Binary) value);
    }
    return value -> ((Binary) value).getBytes();
  }

  private static BigDecimal decimal(Binary value, DecimalLogicalTypeAnnotation decimal) {
    return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale());
  }

  private static UUID uuid(Binary value) {
    ByteBuffer parts = ByteBuffer.wrap(value.getBytes());
    return new UUID(parts.getLong(), parts.getLong());
  }

  /** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
  private static Float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float value = fraction * 0x1p-24f;
      return sign == 0 ? value : -value;
    }
    int shifted = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | shifted << 23 | fraction << 13);
  }

  /** Months, days and milliseconds, all without sign, as an ISO 8601 duration. */
  private static String interval(Binary value) {
    ByteBuffer parts = littleEndian(value);
    long months = Integer.toUnsignedLong(parts.getInt());
    long days = Integer.toUnsignedLong(parts.getInt());
    long millis = Integer.toUnsignedLong(parts.getInt());
    StringBuilder text = new StringBuilder("P");
    if (months > 0) {
      text.append(months).append('M');
    }
    if (days > 0) {
      text.append(days).append('D');
    }
    if (millis > 0 || months + days == 0) {
      BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
      text.append('T').append(seconds.toPlainString()).append('S');
    }
    return text.toString();
  }
}
