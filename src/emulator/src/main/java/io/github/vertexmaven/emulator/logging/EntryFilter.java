package io.github.vertexmaven.emulator.logging;

import com.google.logging.v2.LogEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a caller wants to read, in the Logging query language (documentation page "Logging query
 * language"): comparisons, put together with AND, OR, NOT and parentheses.
 */
sealed interface EntryFilter extends Predicate<LogEntry> {

  /** The one CustomJob whose entries can pass, when there is only one. */
  default Optional<String> customJob() {
    return Optional.empty();
  }

  /** No entry outside of these times can pass. */
  default TimeRange times() {
    return TimeRange.ALL;
  }

  /** Everything of a list; of an empty one, anything passes. */
  record And(List<EntryFilter> parts) implements EntryFilter {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(LogEntry entry) {
      return parts.stream().allMatch(part -> part.test(entry));
    }

    @Override
    public Optional<String> customJob() {
      return parts.stream().flatMap(part -> part.customJob().stream()).findFirst();
    }

    @Override
    public TimeRange times() {
      return parts.stream().map(EntryFilter::times).reduce(TimeRange.ALL, TimeRange::and);
    }
  }

  /** Something of a list. */
  record Or(List<EntryFilter> parts) implements EntryFilter {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean test(LogEntry entry) {
      return parts.stream().anyMatch(part -> part.test(entry));
    }
  }

  /** The opposite. */
  record Not(EntryFilter part) implements EntryFilter {
    @Override
    public boolean test(LogEntry entry) {
      return !part.test(entry);
    }
  }

  /** One field against one value; no entry without the field passes. */
  record Comparison(Field field, Operator operator, String value) implements EntryFilter {
    public Comparison {
      field.check(operator, value);
    }

    @Override
    public boolean test(LogEntry entry) {
      return field.matches(entry, operator, value);
    }

    @Override
    public Optional<String> customJob() {
      boolean named = field.name().equals("resource.labels.job_id") && operator == Operator.EQUAL;
      return named ? Optional.of(value) : Optional.empty();
    }

    @Override
    public TimeRange times() {
      return field.times(operator, value);
    }
  }
}
