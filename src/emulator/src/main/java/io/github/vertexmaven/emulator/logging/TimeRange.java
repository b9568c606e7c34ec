package io.github.vertexmaven.emulator.logging;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Between which times entries can pass a filter; both belong to it. */
record TimeRange(Optional<Instant> from, Optional<Instant> to) {

  static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());

  /** What both take. */
  TimeRange and(TimeRange other) {
    return new TimeRange(
        one(from, other.from, (a, b) -> a.isAfter(b) ? a : b),
        one(to, other.to, (a, b) -> a.isBefore(b) ? a : b));
  }

  boolean isBefore(Instant time) {
    return to.filter(time::isAfter).isPresent();
  }

  boolean isAfter(Instant time) {
    return from.filter(time::isBefore).isPresent();
  }

  private static Optional<Instant> one(
      Optional<Instant> some, Optional<Instant> other, BinaryOperator<Instant> choice) {
    return some.isPresent() && other.isPresent()
        ? Optional.of(choice.apply(some.get(), other.get()))
        : some.or(() -> other);
  }
}
