package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.show.diff.JobDiff;
import io.github.vertexmaven.core.show.page.PipelinePage;
import io.github.vertexmaven.fuzz.FuzzRun;
import io.github.vertexmaven.fuzz.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Specs made by chance out of compiled ones, given to {@code -Dvertexai.spec}: each is refused in
 * words, or its page, its parameters and what differs from the sound one can be shown.
 */
class SpecFileFuzzTest {

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  @TempDir Path dir;

  @Tag("slow")
  @Test
  void isRefusedOrShown() throws Exception {
    List<String> corpus = corpus();
    FuzzRun run = FuzzRun.of("spec file", 400);
    while (run.next()) {
      Mutation mutation = new Mutation(run.random());
      String sound = mutation.oneOf(corpus);
      byte[] changed =
          switch (run.random().nextInt(4)) {
            case 0 -> mutation.bytes(sound.getBytes(StandardCharsets.UTF_8));
            case 1 -> mutation.text(sound).getBytes(StandardCharsets.UTF_8);
            default ->
                GSON.toJson(mutation.tree(GSON.fromJson(sound, Map.class)))
                    .getBytes(StandardCharsets.UTF_8);
          };
      Path file = Files.write(dir.resolve("s.yaml"), changed);
      try {
        run.ended(shown(file, sound));
      } catch (UserException e) {
        run.ended("refused");
        if (e.getMessage().matches("(?s).*(Exception|StackOverflow|Cannot invoke).*")) {
          run.found(e.getMessage() + "\n" + text(changed));
        }
      } catch (RuntimeException | StackOverflowError e) {
        run.found(trace(e) + "\n" + text(changed));
      }
    }
    assertThat(run.findings()).isEmpty();
  }

  private static List<String> corpus() throws IOException {
    List<String> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains("\"pipelineInfo\"") && !text.contains("\n---")) {
          corpus.add(text);
        }
      }
    }
    assertThat(corpus).hasSizeGreaterThan(10);
    return corpus;
  }

  /** What goals do with a spec that somebody gives them. */
  private static String shown(Path file, String sound) {
    SpecFile spec = SpecFile.read(file);
    String json = spec.json();
    assertThat(spec.json(CacheLimit.ofSchedule())).isNotNull();
    assertThat(spec.defaultRoot()).isNotNull();
    assertThat(PipelinePage.ofSpec(spec.name(), json).text()).isNotEmpty();
    assertThat(JobDiff.ofSpecs(sound, json).words()).isNotNull();
    assertThat(JobDiff.ofSpecs(json, sound).patch("a", "b")).isNotNull();
    assertThat(spec.parameterValues(Map.of())).isNotNull();
    return "shown";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String trace(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(10, frames.length); i++) {
      text.append("\n    at ").append(frames[i]);
    }
    return text.toString();
  }
}
