package io.github.vertexmaven.core.job.local;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the JVM of a run compiles. A run of a second or two ends a third sooner with the quick
 * compiler alone; nodes that compute for long take two to four times as long with it. So a run has
 * the quick one alone only where the same work was done in a moment before. The result is the same.
 */
public final class RunCompiler {

  /**
   * Nodes may be done in a moment or compute for hours. The optimizing compiler comes for what runs
   * a hundred times (loops: a thousand times) as often as by default: the code of a start-up does
   * not, and a third of its processor time is saved; a loop that counts is there after a tenth of a
   * second.
   */
  public static final List<String> BOTH =
      List.of(
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:Tier4InvocationThreshold=500000",
          "-XX:Tier4MinInvocationThreshold=300000",
          "-XX:Tier4CompileThreshold=1500000",
          "-XX:Tier4BackEdgeThreshold=40000000");

  private static final List<String> QUICK =
      List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1");

  /** What chooses a compiler, may do so unseen, or watches a JVM that is like the usual one. */
  private static final Pattern CHOOSES =
      Pattern.compile(
          "-Xint|-Xcomp|-Xmixed|-client|-server|-XX:[^=]*(Tier|Compil|JVMCI|Inline).*"
              + "|-XX:(Flags|VMOptionsFile|StartFlightRecording).*|-agent.*|-javaagent.*|@.*");

  /** What a JVM is told without a word on its command line. */
  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** A node that has less time could run out of it. */
  private static final Duration LEAST_TIMEOUT = Duration.ofMinutes(1);

  /** Who waits longer than this wants to know why. */
  private static final long LONG_MILLIS = 20_000;

  private static final int NAME_LENGTH = 32;
  private static final int MOST_KEPT = 64;
  private static final Duration KEPT = Duration.ofDays(30);

  private final Optional<Path> file;
  private final Optional<LastRuns> known;
  private final OptionalLong bytes;
  private final Supplier<String> work;

  private RunCompiler(
      Optional<Path> file, Optional<LastRuns> known, OptionalLong bytes, Supplier<String> work) {
    this.file = file;
    this.known = known;
    this.bytes = bytes;
    this.work = work;
  }

  /** Both compilers, whatever was before; nothing is kept. */
  public static RunCompiler both() {
    return new RunCompiler(Optional.empty(), Optional.empty(), OptionalLong.empty(), () -> "");
  }

  /**
   * Whether the quick one alone may be taken.
   *
   * @param options of the JVM that the user gives
   * @param environment of the build
   */
  public static boolean isFree(
      List<String> options, Map<String, String> environment, Collection<Duration> timeouts) {
    List<String> all = new ArrayList<>(options);
    for (String variable : VARIABLES) {
      all.addAll(List.of(environment.getOrDefault(variable, "").split("\\s+")));
    }
    return all.stream().noneMatch(option -> CHOOSES.matcher(option).matches())
        && timeouts.stream().allMatch(timeout -> timeout.compareTo(LEAST_TIMEOUT) >= 0);
  }

  /**
   * What suits a run.
   *
   * @param folder where it is kept how long runs took
   * @param run says which run it is
   * @param work a digest of code, catalog and parameters
   */
  public static RunCompiler of(Path folder, List<String> run, Supplier<String> work) {
    Path file =
        folder.resolve(Sha256.ofText(String.join("\n", run)).substring(0, NAME_LENGTH) + ".run");
    Optional<LastRuns> known = LastRuns.read(file);
    OptionalLong bytes =
        known.isPresent() ? InputBytes.of(known.get().inputs()) : OptionalLong.empty();
    return new RunCompiler(Optional.of(file), known, bytes, work);
  }

  private boolean isQuick() {
    return known.filter(LastRuns::quickPays).filter(this::isSameWork).isPresent();
  }

  private boolean isSameWork(LastRuns last) {
    return bytes.isPresent() && last.isAsMuch(bytes.getAsLong()) && last.work().equals(work.get());
  }

  /** The choice for a run that begins. A run of which no end is heard leaves nothing behind. */
  public Begun begin() {
    boolean quick = isQuick();
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
      return new Begun(this, quick);
    } catch (IOException e) {
      // It would be believed even if this run does not end well.
      return new Begun(both(), false);
    }
  }

  /**
   * A run on its way.
   *
   * @param quick whether it has the quick compiler alone
   */
  public record Begun(RunCompiler compiler, boolean quick) {

    /** The options of its JVM. */
    public List<String> jvmOptions() {
      return quick ? QUICK : BOTH;
    }

    /**
     * All its nodes are done.
     *
     * @param inputs the files and folders that they read, where all that they read is in some
     */
    public void ended(Duration took, Supplier<Optional<List<Path>>> inputs, Log log) {
      try {
        compiler.ended(quick, took.toMillis(), inputs);
      } catch (UncheckedIOException e) {
        log.debug(e);
      }
      if (quick && took.toMillis() > LONG_MILLIS) {
        log.info(
            String.format(
                Locale.ROOT,
                "The run took %.1f s instead of %.1f s as before, because short runs start without the optimizing compiler. The next one has it.",
                took.toMillis() / 1e3,
                compiler.known.orElseThrow().usualMillis() / 1e3));
      }
    }
  }

  private void ended(boolean quick, long millis, Supplier<Optional<List<Path>>> inputs) {
    if (file.isEmpty()) {
      return;
    }
    Optional<LastRuns> next =
        quick ? known.map(last -> afterQuick(last, millis)) : usual(millis, inputs);
    next.ifPresent(last -> last.write(file.get()));
    trim(file.get().getParent());
  }

  private LastRuns afterQuick(LastRuns last, long millis) {
    return last.afterQuick(millis, bytes.orElseThrow());
  }

  private Optional<LastRuns> usual(long millis, Supplier<Optional<List<Path>>> inputs) {
    String done = work.get();
    if (bytes.isPresent() && known.get().work().equals(done)) {
      return Optional.of(known.get().afterUsual(millis, bytes.getAsLong()));
    }
    Optional<List<Path>> read = inputs.get();
    OptionalLong now = read.isPresent() ? InputBytes.of(read.get()) : OptionalLong.empty();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        known.isPresent()
            ? LastRuns.changed(done, millis, now.getAsLong(), read.get())
            : LastRuns.first(done, millis, now.getAsLong(), read.get()));
  }

  /** Those of the last runs stay. */
  private static void trim(Path folder) {
    Instant old = Instant.now().minus(KEPT);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> latest =
          files.sorted(Comparator.comparing(RunCompiler::changed).reversed()).toList();
      for (int i = 0; i < latest.size(); i++) {
        if (i >= MOST_KEPT || changed(latest.get(i)).isBefore(old)) {
          Files.deleteIfExists(latest.get(i));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The next run does it.
    }
  }

  private static Instant changed(Path file) {
    return Instant.ofEpochMilli(file.toFile().lastModified());
  }
}
