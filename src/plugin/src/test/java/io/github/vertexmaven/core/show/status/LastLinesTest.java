package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastLinesTest {

  /** What is given at each reading, the last one again and again. */
  private final Deque<List<String>> readings = new ArrayDeque<>();

  private Duration lateness = Duration.ofDays(1);
  private int asked;

  private final TaskLogs logs =
      new TaskLogs() {
        @Override
        public List<Line> lines(String logId, Instant after, int limit, boolean last) {
          asked++;
          List<String> lines = readings.size() > 1 ? readings.pop() : readings.peek();
          return lines.stream().map(text -> new Line(Instant.EPOCH, "INFO", text)).toList();
        }

        @Override
        public Duration lateness() {
          return lateness;
        }
      };

  private List<String> read() {
    TaskStatus task =
        new TaskStatus(
            2,
            Optional.of(1L),
            "train",
            TaskStatus.State.FAILED,
            Optional.of(Instant.now()),
            Optional.of(Instant.now()),
            Optional.empty(),
            Optional.of("7"),
            1,
            Map.of(),
            Map.of(),
            List.of());
    JobStatus job = Jobs.job("j", JobStatus.State.FAILED).build();
    return new LastLines(logs, 10).of(job, task, lines -> lines.contains("the end"));
  }

  @Test
  void readsAgainUntilTheyAreComplete() {
    readings.add(List.of());
    readings.add(List.of("begin", "the end"));
    assertThat(read()).containsExactly("begin", "the end");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void takesWhatStaysTheSame() {
    readings.add(List.of("all"));
    assertThat(read()).containsExactly("all");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void waitsNoLongerThanLinesMayTake() {
    lateness = Duration.ZERO;
    readings.add(List.of());
    assertThat(read()).isEmpty();
    assertThat(asked).isEqualTo(1);
  }
}
