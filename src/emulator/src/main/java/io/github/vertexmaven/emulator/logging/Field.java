package io.github.vertexmaven.emulator.logging;

import com.google.logging.type.LogSeverity;
import com.google.logging.v2.LogEntry;
import com.google.protobuf.Value;
import io.github.vertexmaven.emulator.http.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A field of an entry that a filter may compare. */
record Field(String name, Kind kind, Function<LogEntry, Optional<String>> read) {
  private static final String RESOURCE_LABELS = "resource.labels.";
  private static final String LABELS = "labels.";
  private static final String PAYLOAD = "jsonPayload.";

  private enum Kind {
    TEXT,
    TIME,
    SEVERITY
  }

  static Field of(String name) {
    if (name.startsWith(RESOURCE_LABELS)) {
      return text(
          name,
          entry ->
              label(entry.getResource().getLabelsMap(), name.substring(RESOURCE_LABELS.length())));
    }
    if (name.startsWith(LABELS)) {
      return text(name, entry -> label(entry.getLabelsMap(), name.substring(LABELS.length())));
    }
    if (name.startsWith(PAYLOAD)) {
      return text(
          name,
          entry ->
              payload(entry.getJsonPayload().getFieldsMap().get(name.substring(PAYLOAD.length()))));
    }
    return switch (name) {
      case "resource.type" -> text(name, entry -> Optional.of(entry.getResource().getType()));
      case "logName" -> text(name, entry -> Optional.of(entry.getLogName()));
      case "insertId" -> text(name, entry -> Optional.of(entry.getInsertId()));
      case "timestamp" ->
          new Field(
              name,
              Kind.TIME,
              entry -> Optional.of(LogEntries.instant(entry.getTimestamp()).toString()));
      case "severity" ->
          new Field(name, Kind.SEVERITY, entry -> Optional.of(entry.getSeverity().name()));
      default ->
          throw Rejection.invalid(
              "The filter compares '"
                  + name
                  + "', which the emulator does not know; it knows resource.type, resource.labels.*, labels.*, jsonPayload.*,"
                  + " logName, insertId, severity and timestamp.");
    };
  }

  private static Field text(String name, Function<LogEntry, Optional<String>> read) {
    return new Field(name, Kind.TEXT, read);
  }

  private static Optional<String> label(Map<String, String> labels, String key) {
    return Optional.ofNullable(labels.get(key));
  }

  private static Optional<String> payload(Value value) {
    return Optional.ofNullable(value).filter(Value::hasStringValue).map(Value::getStringValue);
  }

  /** Refuses a comparison that makes no sense, before any entry is looked at. */
  void check(Operator operator, String value) {
    switch (kind) {
      case TIME -> time(value);
      case SEVERITY -> severity(value);
      case TEXT -> {
        if (operator.orders()) {
          throw Rejection.invalid(
              "The filter compares the text '"
                  + name
                  + "' with "
                  + operator.symbol()
                  + ", which the emulator does not support; use = or :.");
        }
      }
    }
  }

  /** The times that entries may have. */
  TimeRange times(Operator operator, String value) {
    if (kind != Kind.TIME) {
      return TimeRange.ALL;
    }
    Optional<Instant> time = Optional.of(time(value));
    return switch (operator) {
      case AT_LEAST, GREATER -> new TimeRange(time, Optional.empty());
      case AT_MOST, LESS -> new TimeRange(Optional.empty(), time);
      case EQUAL, HAS -> new TimeRange(time, time);
      case NOT_EQUAL -> TimeRange.ALL;
    };
  }

  boolean matches(LogEntry entry, Operator operator, String value) {
    Optional<String> actual = read.apply(entry);
    return actual.isPresent() && matches(actual.get(), operator, value);
  }

  private boolean matches(String actual, Operator operator, String value) {
    return switch (kind) {
      case TIME -> operator.holds(time(actual).compareTo(time(value)));
      case SEVERITY ->
          operator.holds(
              Integer.compare(severity(actual).getNumber(), severity(value).getNumber()));
      case TEXT ->
          operator == Operator.HAS
              ? contains(actual, value)
              : operator.holds(actual.compareToIgnoreCase(value));
    };
  }

  private static boolean contains(String actual, String value) {
    return actual.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
  }

  /** RFC 3339, or a day, which begins in UTC. */
  private static Instant time(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw Rejection.invalid(
          "The filter compares timestamp with '"
              + text
              + "', which is not a time such as \"2026-01-31T12:00:00Z\".");
    }
  }

  private static LogSeverity severity(String text) {
    return Arrays.stream(LogSeverity.values())
        .filter(severity -> severity != LogSeverity.UNRECOGNIZED)
        .filter(
            severity ->
                severity.name().equalsIgnoreCase(text)
                    || Integer.toString(severity.getNumber()).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Rejection.invalid(
                    "The filter compares severity with '"
                        + text
                        + "', which is not a severity such as ERROR."));
  }
}
