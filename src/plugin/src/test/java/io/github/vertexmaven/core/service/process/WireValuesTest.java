package io.github.vertexmaven.core.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.VertexTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireValuesTest {

  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00.123456789Z");

  private static byte[] written(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WireValues.write(new DataOutputStream(bytes), value);
    return bytes.toByteArray();
  }

  private static Object read(byte[] bytes) throws IOException {
    return WireValues.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  static List<Object> values() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("z", null);
    parameters.put("a", List.of(1L, 0.1, new BigInteger("9".repeat(40)), true, "é"));
    parameters.put("m", Map.of("nested", List.of()));
    JobTemplate job =
        new JobTemplate(
            "Train", "{}\n---\n{}", "gs://b/r", parameters, JobOptions.labelled(Map.of("a", "b")));
    TaskStatus task =
        new TaskStatus(
            -1L,
            Optional.of(Long.MAX_VALUE),
            "train",
            TaskStatus.State.SKIPPED,
            Optional.of(NOW),
            Optional.empty(),
            Optional.of(""),
            Optional.empty(),
            3,
            Map.of("out", List.of("gs://b/o")),
            Map.of("m", Map.of("nan", Double.NaN, "zero", -0.0)),
            List.of("log"));
    return List.of(
        job,
        task,
        new JobStatus(
            "id",
            "name",
            "pipeline",
            JobStatus.State.RUNNING,
            Optional.empty(),
            Optional.of(Instant.MAX),
            Optional.of(Instant.MIN),
            Optional.empty(),
            Map.of(),
            "",
            List.of(task)),
        new VertexTarget(
            "p",
            "r",
            Optional.of(new RemoteTarget.Endpoints("a", "b", "c", true)),
            new RemoteTarget.Token("secret")),
        new JobQuery.All(),
        new ObjectStore.FileContent(Path.of("/tmp/a b/ü%20#?\\.txt")),
        Set.of(PipelineSchedules.Field.CRON),
        RemoteException.Kind.QUOTA,
        Duration.ofNanos(-1),
        new BigDecimal("1.10"),
        "half a character \ud83d, all of one \ud83d\ude00, nothing \0",
        7,
        Optional.of(Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("values")
  void areTheSameOnTheOtherSide(Object value) throws IOException {
    assertThat(read(written(value))).isEqualTo(value).hasToString(value.toString());
  }

  @Test
  void orderStays() throws IOException {
    Map<String, Object> names = new LinkedHashMap<>();
    List.of("z", "a", "m").forEach(name -> names.put(name, null));
    SortedMap<String, Long> sizes = new TreeMap<>(Map.of("b", 1L, "a", 2L));
    assertThat(((Map<?, ?>) read(written(names))).keySet().toArray())
        .containsExactly("z", "a", "m");
    assertThat(read(written(sizes))).isInstanceOf(SortedMap.class).isEqualTo(sizes);
    assertThat(read(written(null))).isNull();
    assertThat(read(written(Arrays.asList("a", null)))).isEqualTo(Arrays.asList("a", null));
  }

  @Test
  void bytesAreBytes() throws IOException {
    byte[] all = {0, 1, -1, 127, -128};
    ObjectStore.ByteContent content =
        (ObjectStore.ByteContent) read(written(new ObjectStore.ByteContent(all)));
    assertThat(content.bytes()).isEqualTo(all);
    assertThat((byte[]) read(written(new byte[0]))).isEmpty();
  }

  @Test
  void nothingElseIsWritten() {
    for (Object other : List.of(new Object(), new int[0], 'c', new StringBuilder(), 1f)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(other))
          .withMessage(other.getClass().getName());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> written(new Location("x", 1)));
  }

  /** Cut anywhere, or of a class that is not ours: a fault, and no other class comes into being. */
  @Test
  void nothingElseIsRead() throws IOException {
    for (Object value : values()) {
      byte[] whole = written(value);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatIOException().isThrownBy(() -> read(cut));
      }
    }
    byte[] ours = written(new JobQuery.Typed("x"));
    List<byte[]> wrong = new ArrayList<>();
    for (String name : List.of("java.io.File", Location.class.getName(), "none.Such")) {
      byte[] text = written(name);
      text[0] = ours[0];
      wrong.add(text);
    }
    wrong.add(new byte[] {99});
    wrong.add(new byte[] {written("")[0], -1, -1, -1, -1});
    for (byte[] bytes : wrong) {
      assertThatIOException().isThrownBy(() -> read(bytes));
    }
  }
}
