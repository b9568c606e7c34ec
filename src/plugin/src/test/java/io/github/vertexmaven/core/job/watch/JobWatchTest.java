package io.github.vertexmaven.core.job.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobWatchTest {

  private static final JobStatus RUNNING = Jobs.job("j", JobStatus.State.RUNNING).build();
  private static final JobStatus DONE = Jobs.job("j", JobStatus.State.SUCCEEDED).build();

  private final List<JobStatus> seen = new ArrayList<>();
  private final List<Long> pauses = new ArrayList<>();
  private Instant now = Jobs.START;

  /** Time passes when somebody waits, and not else. */
  private final JobWatch.Time time =
      new JobWatch.Time() {
        @Override
        public Instant now() {
          return now;
        }

        @Override
        public void pass(Duration pause) {
          pauses.add(pause.toMillis());
          now = now.plus(pause);
        }
      };

  /** Answers one after the other, the last one for ever. */
  private record Script(List<JobStatus> answers, int[] next) implements PipelineJobs {
    @Override
    public JobStatus get(String jobId) {
      return answers.get(Math.min(next[0]++, answers.size() - 1));
    }

    @Override
    public JobStatus submit(JobSubmission submission) {
      throw new AssertionError("a watch submits nothing");
    }

    @Override
    public List<JobStatus> list(JobQuery filter, int limit) {
      throw new AssertionError("a watch lists nothing");
    }

    @Override
    public JobContent content(String jobId) {
      throw new AssertionError("a watch reads no spec");
    }

    @Override
    public void cancel(String jobId) {
      throw new AssertionError("a watch cancels nothing");
    }
  }

  private Optional<JobStatus> watch(Optional<Instant> deadline, List<JobStatus> answers) {
    Script script = new Script(answers, new int[1]);
    return new JobWatch(script, seen::add, false, time).untilEnd("j", deadline);
  }

  @Test
  void aJobThatHasEndedIsSeenAtOnce() {
    assertThat(watch(Optional.empty(), List.of(DONE))).contains(DONE);
    assertThat(pauses).isEmpty();
    assertThat(seen).containsExactly(DONE);
  }

  @Test
  void pausesGrowWhileNothingChangesUpToTenSeconds() {
    List<JobStatus> answers = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      answers.add(RUNNING);
    }
    answers.add(DONE);
    assertThat(watch(Optional.empty(), answers)).contains(DONE);
    assertThat(pauses)
        .containsExactly(
            100L, 150L, 225L, 337L, 505L, 757L, 1135L, 1702L, 2553L, 3829L, 5743L, 8614L, 10_000L,
            10_000L, 10_000L);
  }

  @Test
  void onThisMachineTheyStayShort() {
    onThisMachine(time, 9);
    assertThat(pauses).containsExactly(25L, 37L, 55L, 82L, 123L, 184L, 250L, 250L, 250L);
  }

  @Test
  void callsThatTakeLongTakeNoMoreThanAPartOfThisMachine() {
    JobWatch.Time slow =
        new JobWatch.Time() {
          @Override
          public Instant now() {
            now = now.plusMillis(80);
            return now;
          }

          @Override
          public void pass(Duration pause) throws InterruptedException {
            time.pass(pause);
          }
        };
    onThisMachine(slow, 8);
    assertThat(pauses).containsExactly(320L, 480L, 720L, 1080L, 1600L, 1600L, 1600L, 1600L);
  }

  private void onThisMachine(JobWatch.Time passing, int polls) {
    List<JobStatus> answers = new ArrayList<>(Collections.nCopies(polls, RUNNING));
    answers.add(DONE);
    new JobWatch(new Script(answers, new int[1]), seen::add, true, passing)
        .untilEnd("j", Optional.empty());
  }

  @Test
  void aChangeMakesThemShortAgain() {
    JobStatus changed =
        Jobs.job("j", JobStatus.State.RUNNING).task(2, "a", TaskStatus.State.RUNNING, -1).build();
    watch(Optional.empty(), List.of(RUNNING, RUNNING, RUNNING, changed, changed, DONE));
    assertThat(pauses).containsExactly(100L, 150L, 225L, 100L, 150L);
    assertThat(seen).hasSize(6);
  }

  @Test
  void theDeadlineIsNotSleptOver() {
    assertThat(watch(Optional.of(now.plusMillis(300)), List.of(RUNNING))).isEmpty();
    assertThat(pauses).containsExactly(100L, 150L, 50L);
    assertThat(now).isEqualTo(Jobs.START.plusMillis(300));
  }

  @Test
  void aJobThatEndsAtTheDeadlineHasEnded() {
    assertThat(watch(Optional.of(now), List.of(DONE))).contains(DONE);
    assertThat(watch(Optional.of(now.plusMillis(100)), List.of(RUNNING, DONE))).contains(DONE);
  }

  @Test
  void anInterruptedBuildLeavesTheJobAlone() {
    Thread.currentThread().interrupt();
    try {
      JobWatch watch = new JobWatch(new Script(List.of(RUNNING), new int[1]), seen::add, false);
      assertThatThrownBy(() -> watch.untilEnd("j", Optional.empty()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The build was interrupted; the job continues.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
