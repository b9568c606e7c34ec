package io.github.vertexmaven.core.job.local;

import io.github.vertexmaven.core.KeptFile;
import io.github.vertexmaven.core.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a run took when it was last done, in a file that only its owner reads. What is spoiled
 * is not believed; losing it costs time only.
 *
 * @param work a digest of what was to be done, but for the data
 * @param usualMillis how long it took with both compilers
 * @param usualFirst how many runs more have both before the quick one alone is tried
 * @param bytes how long the files were that it read
 * @param inputs these files, and folders
 */
record LastRuns(String work, long usualMillis, int usualFirst, long bytes, List<Path> inputs) {

  /** Longer runs gain little from a quick start, and may lose much. */
  static final long SHORT_MILLIS = 5_000;

  /** The first runs write down which classes they load and have an archive made of them. */
  private static final int BEFORE_ARCHIVE = 2;

  /** After this many runs a quick one may have become quick again. */
  private static final int AFTER_SLOW = 10;

  private static final String FORMAT = "local run 1";
  private static final int LINES_BEFORE_INPUTS = 6;
  private static final long MOST_BYTES = 1 << 18;

  LastRuns {
    inputs = List.copyOf(inputs);
  }

  /** The first of its kind. */
  static LastRuns first(String work, long millis, long bytes, List<Path> inputs) {
    return new LastRuns(work, millis, BEFORE_ARCHIVE, bytes, inputs);
  }

  /** The first with other code or other parameters. */
  static LastRuns changed(String work, long millis, long bytes, List<Path> inputs) {
    return new LastRuns(work, millis, 0, bytes, inputs);
  }

  /** Whether the same work is done sooner by the quick compiler alone. */
  boolean quickPays() {
    return usualMillis <= SHORT_MILLIS && usualFirst == 0;
  }

  /** Whether there is not much more to read than then. */
  boolean isAsMuch(long bytesNow) {
    return bytesNow <= bytes + bytes / 2;
  }

  LastRuns afterUsual(long millis, long bytesNow) {
    return new LastRuns(work, millis, Math.max(0, usualFirst - 1), bytesNow, inputs);
  }

  LastRuns afterQuick(long millis, long bytesNow) {
    int rest = isSlow(millis) ? AFTER_SLOW : 0;
    return new LastRuns(work, usualMillis, rest, bytesNow, inputs);
  }

  /** A quarter is what one run differs from another. */
  private boolean isSlow(long millis) {
    return millis > SHORT_MILLIS || millis > usualMillis + usualMillis / 4;
  }

  /** What a file says, if it is whole. */
  static Optional<LastRuns> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      return lines.size() >= LINES_BEFORE_INPUTS
              && lines.get(0).equals(check(lines.subList(1, lines.size())))
              && lines.get(1).equals(FORMAT)
          ? Optional.of(of(lines))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static LastRuns of(List<String> lines) {
    return new LastRuns(
        lines.get(2),
        Long.parseLong(lines.get(3)),
        Integer.parseInt(lines.get(4)),
        Long.parseLong(lines.get(5)),
        lines.subList(LINES_BEFORE_INPUTS, lines.size()).stream().map(Path::of).toList());
  }

  private static String check(List<String> lines) {
    return Sha256.ofText(String.join("\n", lines));
  }

  /** Where nothing can be written, nothing is known the next time. */
  void write(Path file) {
    List<String> lines = new ArrayList<>();
    lines.add(FORMAT);
    lines.add(work);
    lines.add(String.valueOf(usualMillis));
    lines.add(String.valueOf(usualFirst));
    lines.add(String.valueOf(bytes));
    inputs.forEach(input -> lines.add(input.toString()));
    lines.add(0, check(lines));
    KeptFile.keep(file, lines);
  }
}
