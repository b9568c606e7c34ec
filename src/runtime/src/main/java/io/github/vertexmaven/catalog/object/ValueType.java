package io.github.vertexmaven.catalog.object;

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
 * Value types of the JDK whose own text says everything. The order is the format: new ones go to
 * the end.
 */
enum ValueType {
  BIG_INTEGER(BigInteger.class, BigInteger::new),
  BIG_DECIMAL(BigDecimal.class, BigDecimal::new),
  LOCAL_DATE(LocalDate.class, LocalDate::parse),
  LOCAL_TIME(LocalTime.class, LocalTime::parse),
  LOCAL_DATE_TIME(LocalDateTime.class, LocalDateTime::parse),
  OFFSET_TIME(OffsetTime.class, OffsetTime::parse),
  OFFSET_DATE_TIME(OffsetDateTime.class, OffsetDateTime::parse),
  ZONED_DATE_TIME(ZonedDateTime.class, ZonedDateTime::parse),
  INSTANT(Instant.class, Instant::parse),
  DURATION(Duration.class, Duration::parse),
  PERIOD(Period.class, Period::parse),
  YEAR(Year.class, Year::parse),
  YEAR_MONTH(YearMonth.class, YearMonth::parse),
  MONTH_DAY(MonthDay.class, MonthDay::parse),
  ZONE(ZoneId.class, ZoneId::of),
  UNIQUE_ID(UUID.class, UUID::fromString),
  URI_REFERENCE(URI.class, URI::create),
  PATH(Path.class, Path::of),
  LOCALE(Locale.class, Locale::forLanguageTag);

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
    for (ValueType each : values()) {
      if (each.type.isInstance(value)) {
        return each;
      }
    }
    return null;
  }

  String text(Object value) {
    return value instanceof Locale locale ? locale.toLanguageTag() : value.toString();
  }

  Object parse(String text) {
    return parse.apply(text);
  }
}
