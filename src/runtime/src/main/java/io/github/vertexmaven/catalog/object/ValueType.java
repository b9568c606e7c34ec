package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.UUID;

/**
 * Value types of the JDK: those that tables are full of by their numbers, the others by their own
 * text, which says everything. The order is the format: new ones go to the end. Switches rather
 * than code of each, because a task that starts would load a class for each.
 */
enum ValueType {
  BIG_INTEGER(BigInteger.class),
  BIG_DECIMAL(BigDecimal.class),
  LOCAL_DATE(LocalDate.class),
  LOCAL_TIME(LocalTime.class),
  LOCAL_DATE_TIME(LocalDateTime.class),
  OFFSET_TIME(OffsetTime.class),
  OFFSET_DATE_TIME(OffsetDateTime.class),
  ZONED_DATE_TIME(ZonedDateTime.class),
  INSTANT(Instant.class),
  DURATION(Duration.class),
  PERIOD(Period.class),
  YEAR(Year.class),
  YEAR_MONTH(YearMonth.class),
  MONTH_DAY(MonthDay.class),
  ZONE(ZoneId.class),
  UNIQUE_ID(UUID.class),
  URI_REFERENCE(URI.class),
  PATH(Path.class),
  LOCALE(Locale.class);

  private static final ValueType[] ALL = values();

  private final Class<?> type;

  ValueType(Class<?> type) {
    this.type = type;
  }

  /** Null when the value is of none of these; their sub-classes outside of the JDK are others. */
  static ValueType of(Object value) {
    if (value.getClass().getClassLoader() != null) {
      return null;
    }
    for (ValueType each : ALL) {
      if (each.type == value.getClass()) {
        return each;
      }
    }
    return ZONE.type.isInstance(value) ? ZONE : PATH.type.isInstance(value) ? PATH : null;
  }

  /** Whether a field of that type can hold nothing else than a value. */
  static boolean isFinal(Class<?> type) {
    for (ValueType each : ALL) {
      if (each.type == type) {
        return Modifier.isFinal(type.getModifiers());
      }
    }
    return false;
  }

  /** Null when a file names one that this version does not know. */
  static ValueType at(int number) {
    return number < ALL.length ? ALL[number] : null;
  }

  void write(Object value, ByteSink out, TextForm texts) throws IOException {
    switch (this) {
      case LOCAL_DATE -> out.writeSigned(((LocalDate) value).toEpochDay());
      case LOCAL_TIME -> writeTime((LocalTime) value, out);
      case LOCAL_DATE_TIME -> {
        out.writeSigned(((LocalDateTime) value).toLocalDate().toEpochDay());
        writeTime(((LocalDateTime) value).toLocalTime(), out);
      }
      case INSTANT -> {
        out.writeSigned(((Instant) value).getEpochSecond());
        out.writeCount(((Instant) value).getNano());
      }
      case DURATION -> {
        out.writeSigned(((Duration) value).getSeconds());
        out.writeCount(((Duration) value).getNano());
      }
      case UNIQUE_ID -> {
        out.writeLong(((UUID) value).getMostSignificantBits());
        out.writeLong(((UUID) value).getLeastSignificantBits());
      }
      case LOCALE -> texts.write(((Locale) value).toLanguageTag(), out);
      default -> texts.write(value.toString(), out);
    }
  }

  Object read(ByteSource in, TextForm texts) throws IOException, BadData {
    return switch (this) {
      case LOCAL_DATE -> LocalDate.ofEpochDay(in.readSigned());
      case LOCAL_TIME -> readTime(in);
      case LOCAL_DATE_TIME -> LocalDate.ofEpochDay(in.readSigned()).atTime(readTime(in));
      case INSTANT -> Instant.ofEpochSecond(in.readSigned(), in.readCount());
      case DURATION -> Duration.ofSeconds(in.readSigned(), in.readCount());
      case UNIQUE_ID -> new UUID(in.readLong(), in.readLong());
      default -> parse(texts.read(in));
    };
  }

  private Object parse(String text) {
    return switch (this) {
      case BIG_INTEGER -> new BigInteger(text);
      case BIG_DECIMAL -> new BigDecimal(text);
      case OFFSET_TIME -> OffsetTime.parse(text);
      case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
      case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
      case PERIOD -> Period.parse(text);
      case YEAR -> Year.parse(text);
      case YEAR_MONTH -> YearMonth.parse(text);
      case MONTH_DAY -> MonthDay.parse(text);
      case ZONE -> ZoneId.of(text);
      case URI_REFERENCE -> URI.create(text);
      case PATH -> Path.of(text);
      case LOCALE -> Locale.forLanguageTag(text);
      default -> throw new IllegalStateException(this + " is not kept as text.");
    };
  }

  /** Most times of the day have no fraction of a second. */
  static void writeTime(LocalTime time, ByteSink out) throws IOException {
    boolean whole = time.getNano() == 0;
    out.writeCount(whole ? (long) time.toSecondOfDay() << 1 : time.toNanoOfDay() << 1 | 1);
  }

  static LocalTime readTime(ByteSource in) throws IOException {
    long time = in.readCount();
    return (time & 1) == 0
        ? LocalTime.ofSecondOfDay(time >>> 1)
        : LocalTime.ofNanoOfDay(time >>> 1);
  }
}
