package io.github.vertexmaven.core.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.SampleConfig;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configuration that nobody wrote is read or refused in words, and soon: some seconds of it, or
 * {@code -Dfuzz.minutes=10}; {@code -Dfuzz.seed=…} repeats.
 */
class ConfigFuzzTest {

  private static final int MINUTES = Integer.getInteger("fuzz.minutes", 0);

  /** Always the same ones, unless some minutes are given. */
  private static final int FEWEST = 200;

  /** On a machine that does ten other things. */
  private static final int SECONDS_EACH = 120;

  private static final List<String> FILES =
      List.of("vertexai.yml", "catalog.yml", "parameters.yml", "credentials.yml", "globals.yml");

  private static final List<String> TOKENS =
      List.of(
          "&a ",
          "*a",
          "<<: ",
          "<<: *a",
          "${",
          "}",
          "${a}",
          "${b|",
          "$${",
          "|",
          ">",
          "[",
          "]",
          "{",
          "}",
          ":",
          ": ",
          "- ",
          "? ",
          "!!int ",
          "!!binary ",
          "!x ",
          "~",
          "null",
          "'",
          "\"",
          "#",
          "\t",
          "\n",
          "\r",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\uD83D\uDE00",
          "%YAML 1.1\n",
          "---\n",
          "...\n",
          "0x",
          "1e999",
          "-.inf",
          "99999999999999999999",
          "\\",
          "\\x",
          "\\u12",
          "true",
          "run_config:",
          "resources:",
          "__default__:",
          "ttl: ",
          "2026-01-01",
          "${a.b.c}",
          "@",
          "`");

  @TempDir Path dir;

  private final List<byte[]> corpus = new ArrayList<>();

  private Random random;

  @Tag("slow")
  @Test
  void refusesNothingButInWordsAndNeverHangs() throws Exception {
    long seed = Long.getLong("fuzz.seed", MINUTES > 0 ? System.nanoTime() : 20261130L);
    random = new Random(seed);
    corpus();
    ExecutorService worker = Executors.newSingleThreadExecutor();
    long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
    int refused = 0;
    int count = 0;
    try {
      for (; count < FEWEST || System.nanoTime() < end; count++) {
        byte[] content = next(count);
        String file = FILES.get(random.nextInt(FILES.size()));
        refused += isRefused(worker, file, content, seed, count) ? 1 : 0;
      }
    } finally {
      worker.shutdownNow();
    }
    System.out.println(count + " configurations, " + refused + " refused, seed " + seed);
    assertThat(refused).isPositive().isLessThan(count);
  }

  private boolean isRefused(
      ExecutorService worker, String file, byte[] content, long seed, int count)
      throws InterruptedException {
    Future<Boolean> resolved = worker.submit(() -> isRefused(file, content));
    try {
      return resolved.get(SECONDS_EACH, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return fail(shown(file, content, seed, count), e.getCause());
    } catch (TimeoutException e) {
      return fail("takes too long: " + shown(file, content, seed, count));
    }
  }

  private boolean isRefused(String file, byte[] content) throws IOException {
    Path path = dir.resolve("conf/base").resolve(file);
    Files.write(path, content);
    try {
      ResolvedConfig config = Configs.in(dir).variable("VERTEXAI_CONFIG_A", "a").resolve();
      ConfigListing.lines(config);
      ConfigListing.json(config);
      return false;
    } catch (UserException e) {
      if (e.getMessage().isBlank() || e.getMessage().contains("Exception")) {
        throw new IllegalStateException("says: " + e.getMessage(), e);
      }
      return true;
    } finally {
      Files.delete(path);
    }
  }

  private static String shown(String file, byte[] content, long seed, int count) {
    String hex = HexFormat.of().formatHex(content, 0, Math.min(content.length, 400));
    return file
        + " of seed "
        + seed
        + ", number "
        + count
        + ", "
        + content.length
        + " bytes: "
        + hex;
  }

  private void corpus() throws IOException {
    Files.createDirectories(dir.resolve("conf/base"));
    add(SampleConfig.text("my-project", "europe-west1", "app"));
    add("a: &a [1, 2]\nb: *a\nc: {<<: {x: 1}, y: '${a}'}\n");
    add(
        "cars: {type: csv, filepath: 'gs://${bucket|b}/${run_id}/x.csv'}\n"
            + "\"{n}#csv\": {type: csv}\n");
    add("model: {depth: 3, list: [1, 2.5, null, 'x']}\ntext: |\n  a\n  b\n");
    add("db: {user: u, password: {secret: projects/p/secrets/s/versions/1}}\n");
    BadConfigurationsTest.rows()
        .forEach(
            row ->
                add(
                    String.join(
                        "\n",
                        row.given().stream()
                            .filter(line -> line.startsWith("  "))
                            .map(line -> line.substring(2))
                            .toList())));
  }

  private void add(String text) {
    corpus.add(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] next(int count) {
    if (count % 40 == 0) {
      return made().getBytes(StandardCharsets.UTF_8);
    }
    byte[] content = any();
    for (int i = random.nextInt(6); i >= 0; i--) {
      content = mutated(content);
    }
    return content;
  }

  private byte[] any() {
    return corpus.get(random.nextInt(corpus.size()));
  }

  /** What no mutation comes to: bombs, depths and lengths. */
  private String made() {
    int size = 1 + random.nextInt(3000);
    String key = "k: ";
    return switch (random.nextInt(10)) {
      case 0 -> key + "[".repeat(size);
      case 1 -> key + "{a: ".repeat(size) + "}".repeat(size);
      case 2 -> key + "'" + "x".repeat(size * 500) + "'";
      case 3 -> bomb("*a%1$d, *a%1$d", 1 + random.nextInt(60));
      case 4 -> bomb("'${a%1$d}${a%1$d}'", 1 + random.nextInt(60));
      case 5 -> bomb("<<: [*a%1$d, *a%1$d]", 1 + random.nextInt(60));
      case 6 -> key + "${a|".repeat(size) + "}".repeat(random.nextInt(2) * size);
      case 7 -> "- ".repeat(size) + "a";
      case 8 -> "? ".repeat(size) + "a";
      default -> indented(size);
    };
  }

  private static String indented(int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(size, 300); i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }

  private static String bomb(String form, int size) {
    StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < size; i++) {
      String inner = form.formatted(i - 1);
      String open = inner.startsWith("<<") ? "{" : "[";
      String close = inner.startsWith("<<") ? "}" : "]";
      text.append("a" + i + ": &a" + i + " " + open + inner + close + "\n");
    }
    return text.toString();
  }

  private byte[] mutated(byte[] content) {
    int at = random.nextInt(content.length + 1);
    int length = random.nextInt(Math.min(60, content.length - at) + 1);
    return switch (random.nextInt(9)) {
      case 0 -> replaced(content, at, length, new byte[0]);
      case 1 -> replaced(content, at, 0, token());
      case 2 -> replaced(content, at, length, token());
      case 3 -> replaced(content, at, 0, java.util.Arrays.copyOfRange(content, at, at + length));
      case 4 -> replaced(content, at, content.length - at, any());
      case 5 -> replaced(content, at, Math.min(1, length), new byte[] {(byte) random.nextInt()});
      case 6 -> replaced(content, at, 0, token(random.nextInt(200)));
      case 7 -> random.nextInt(10) > 0 ? content : encoded(content);
      default -> java.util.Arrays.copyOf(content, at);
    };
  }

  private byte[] encoded(byte[] content) {
    List<String> others = List.of("UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1");
    Charset other = Charset.forName(others.get(random.nextInt(others.size())));
    return new String(content, StandardCharsets.UTF_8).getBytes(other);
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] token(int times) {
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    return token.repeat(times).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] replaced(byte[] content, int at, int length, byte[] with) {
    byte[] result = new byte[content.length - length + with.length];
    System.arraycopy(content, 0, result, 0, at);
    System.arraycopy(with, 0, result, at, with.length);
    System.arraycopy(content, at + length, result, at + with.length, content.length - at - length);
    return result;
  }
}
