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
import java.util.function.Function;

/**
 * Value types of the JDK: those that tables are full of by their numbers, the others by their own
 * text, which says everything. The order is the format: new ones go to the end.
 */
enum ValueType {
  BIG_INTEGER(BigInteger.class, BigInteger::new),
  BIG_DECIMAL(BigDecimal.class, BigDecimal::new),
  LOCAL_DATE(LocalDate.class, LocalDate::parse) {
    @Override
    void write(Object value, ByteSink out, TextForm texts) throws IOException {
      out.writeSigned(((LocalDate) value).toEpochDay());
    }

    @Override
    Object read(ByteSource in, TextForm texts) throws IOException {
      return LocalDate.ofEpochDay(in.readSigned());
    }
  },
  LOCAL_TIME(LocalTime.class, LocalTime::parse) {
    @Override
    void write(Object value, ByteSink out, TextForm texts) throws IOException {
      writeTime((LocalTime) value, out);
    }

    @Override
    Object read(ByteSource in, TextForm texts) throws IOException {
      return readTime(in);
    }
  },
  LOCAL_DATE_TIME(LocalDateTime.class, LocalDateTime::parse) {
    @Override
    void write(Object value, ByteSink out, TextForm texts) throws IOException {
      out.writeSigned(((LocalDateTime) value).toLocalDate().toEpochDay());
      writeTime(((LocalDateTime) value).toLocalTime(), out);
    }

    @Override
    Object read(ByteSource in, TextForm texts) throws IOException {
      LocalDate date = LocalDate.ofEpochDay(in.readSigned());
      return LocalDateTime.of(date, readTime(in));
    }
  },
  OFFSET_TIME(OffsetTime.class, OffsetTime::parse),
  OFFSET_DATE_TIME(OffsetDateTime.class, OffsetDateTime::parse),
  ZONED_DATE_TIME(ZonedDateTime.class, ZonedDateTime::parse),
  INSTANT(Instant.class, Instant::parse) {
    @Override
    void write(Object value, ByteSink out, TextForm texts) throws IOException {
      out.writeSigned(((Instant) value).getEpochSecond());
      out.writeCount(((Instant) value).getNano());
    }

    @Override
    Object read(ByteSource in, TextForm texts) throws IOException {
      return Instant.ofEpochSecond(in.readSigned(), in.readCount());
    }
  },
  DURATION(Duration.class, Duration::parse) {
    @Override
    void write(Object value, ByteSink out, TextForm texts) throws IOException {
      out.writeSigned(((Duration) value).getSeconds());
      out.writeCount(((Duration) value).getNano());
    }

    @Override
    Object read(ByteSource in, TextForm texts) throws IOException {
      return Duration.ofSeconds(in.readSigned(), in.readCount());
    }
  },
  PERIOD(Period.class, Period::parse),
  YEAR(Year.class, Year::parse),
  YEAR_MONTH(YearMonth.class, YearMonth::parse),
  MONTH_DAY(MonthDay.class, MonthDay::parse),
  ZONE(ZoneId.class, ZoneId::of),
  UNIQUE_ID(UUID.class, UUID::fromString) {
    @Override
    void write(Object value, ByteSink out, TextForm texts) throws IOException {
      out.writeLong(((UUID) value).getMostSignificantBits());
      out.writeLong(((UUID) value).getLeastSignificantBits());
    }

    @Override
    Object read(ByteSource in, TextForm texts) throws IOException {
      return new UUID(in.readLong(), in.readLong());
    }
  },
  URI_REFERENCE(URI.class, URI::create),
  PATH(Path.class, Path::of),
  LOCALE(Locale.class, Locale::forLanguageTag);

  private static final ValueType[] ALL = values();

  private final Class<?> type;
  private final Function<String, Object> parse;

  ValueType(Class<?> type, Function<String, Object> parse) {
    this.type = type;
    this.parse = parse;
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
    texts.write(value instanceof Locale locale ? locale.toLanguageTag() : value.toString(), out);
  }

  Object read(ByteSource in, TextForm texts) throws IOException, BadData {
    return parse.apply(texts.read(in));
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
