package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.BigQueryError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Finds the row that a load job did not take: it says at which byte the row begins. */
final class RefusedRow {

  private static final Pattern POSITION = Pattern.compile("row starting at position (\\d{1,18})");

  private RefusedRow() {}

  /** The number of the first row that the errors speak of, counted from 1. */
  static Optional<Long> in(List<BigQueryError> errors, JsonLines lines) throws IOException {
    OptionalLong position =
        errors.stream()
            .map(BigQueryError::getMessage)
            .filter(Objects::nonNull)
            .flatMap(message -> POSITION.matcher(message).results())
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .min();
    if (position.isEmpty()) {
      return Optional.empty();
    }
    Counting counting = new Counting(position.getAsLong());
    lines.copyTo(counting);
    return Optional.of(1 + counting.ended);
  }

  /** Counts the lines that end before a position. */
  private static final class Counting extends OutputStream {

    private final long position;
    private long written;
    private long ended;

    Counting(long position) {
      this.position = position;
    }

    @Override
    public void write(int b) {
      ended += b == '\n' && written < position ? 1 : 0;
      written++;
    }
  }
}
