package io.github.vertexmaven.catalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.TestCatalogs;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that nobody wrote: each is read as a value or refused in a sentence, soon and in little
 * memory. Some hundred of each type, always the same, or {@code -Dfuzz.minutes=10} of each; {@code
 * -Dfuzz.seed=…} repeats, {@code -Dfuzz.types=excel,parquet} chooses. What is found lies in {@code
 * target/fuzz}.
 */
class ReadersFuzzTest {

  private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);
  private static final int FEWEST = 400;

  /** On a machine that does ten other things. */
  private static final int SECONDS_EACH = 60;

  /** As many tell what is wrong. */
  private static final int MOST_FINDINGS = 25;

  /** As many as a message may have. */
  private static final int MOST_LINES = 20;

  /** What a node declares. */
  record Row(long id, Optional<String> name, double rate, boolean on, LocalDate day) {}

  private static final List<Type> WANTED =
      List.of(
          TestCatalogs.MAPS,
          DataFrame.class,
          TestCatalogs.listOf(Row.class),
          Object.class,
          TestCatalogs.parameterized(Map.class, String.class, Object.class));

  private static final Map<String, List<String>> ARGUMENTS =
      Map.of(
          "csv",
              List.of("", "{dtype: str}", "{header: false}", "{parse_dates: true}", "{sep: ';'}"),
          "excel", List.of("", "{header: false}", "{sheet_name: 0}", "{nrows: 3}"),
          "parquet", List.of("", "{columns: [id]}"),
          "json", List.of("", "{orient: records}", "{orient: split}"));

  @TempDir Path project;

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"csv", "excel", "parquet", "object", "json", "jsonl", "yaml"})
  void isReadOrRefusedInASentence(String type) throws Exception {
    String types = System.getProperty("fuzz.types", "");
    if (!types.isEmpty() && !List.of(types.split(",")).contains(type)) {
      return;
    }
    long seed = Long.getLong("fuzz.seed", MINUTES > 0 ? System.nanoTime() : 20261130L);
    List<byte[]> corpus = FuzzCorpus.of(type, project);
    List<String> findings = new ArrayList<>();
    ExecutorService worker = Executors.newCachedThreadPool();
    long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
    int refused = 0;
    int count = 0;
    try {
      for (; count < FEWEST || System.nanoTime() < end; count++) {
        // Neighbours among numbers begin alike in Random.
        Random random = new Random(new SplittableRandom(seed + count).nextLong());
        byte[] whole = corpus.get(random.nextInt(corpus.size()));
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        byte[] file = new Structures(random).changed(type, whole, other);
        String found = loaded(worker, type, file, random);
        refused += found.isEmpty() ? 0 : 1;
        if (found.startsWith("!")) {
          Path kept = Path.of("target", "fuzz", type + "-" + (seed + count));
          Files.createDirectories(kept.getParent());
          Files.write(kept, file);
          findings.add((seed + count) + " " + found);
          System.out.println(type + " " + (seed + count) + " " + found);
          if (findings.size() >= MOST_FINDINGS) {
            break;
          }
        }
      }
    } finally {
      worker.shutdownNow();
    }
    System.out.println(type + ": " + count + " files, " + refused + " refused, seed " + seed);
    assertThat(findings).isEmpty();
    assertThat(refused).isPositive().isLessThan(count);
  }

  /** Empty when it was read, else why it was not; with an exclamation mark what must not be. */
  private String loaded(ExecutorService worker, String type, byte[] file, Random random)
      throws Exception {
    Files.write(project.resolve("d"), file);
    List<String> choices = ARGUMENTS.getOrDefault(type, List.of(""));
    String arguments = choices.get(random.nextInt(choices.size()));
    String entry =
        "d: {type: %s, filepath: d%s}"
            .formatted(type, arguments.isEmpty() ? "" : ", load_args: " + arguments);
    Type wanted = WANTED.get(random.nextInt(WANTED.size()));
    Future<Object> value = worker.submit(() -> TestCatalogs.open(project, entry).load("d", wanted));
    String how = " (" + arguments + " as " + wanted.getTypeName() + ")";
    try {
      value.get(SECONDS_EACH, TimeUnit.SECONDS);
      return "";
    } catch (TimeoutException e) {
      return "!takes too long" + how;
    } catch (ExecutionException e) {
      return e.getCause() instanceof DatasetException refusal
          ? sentence(refusal, how)
          : "!" + trace(e.getCause()) + how;
    }
  }

  private static String sentence(DatasetException refusal, String how) {
    String said = refusal.getMessage();
    boolean ours =
        !said.matches("(?s).*: cannot be loaded: \\w*(Exception|Error)\\b.*")
            && !said.contains("StackOverflow")
            && said.lines().count() <= MOST_LINES
            && said.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
            && said.length() < 5_000;
    return ours ? said : "!" + said + " from " + trace(refusal.getCause()) + how;
  }

  private static String trace(Throwable fault) {
    if (fault == null) {
      return "";
    }
    StringBuilder text = new StringBuilder(String.valueOf(fault));
    StackTraceElement[] frames = fault.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, 12); i++) {
      text.append("\n    at ").append(frames[i]);
    }
    return text.toString();
  }
}
