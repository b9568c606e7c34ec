package io.github.vertexmaven.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** A deadline counts the time in which a task could run. */
class DeadlineTest implements Deadline.Timer {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private Duration asked = Duration.ZERO;
  private Duration now = Duration.ZERO;
  private int ended;
  private final Deadline.Watch watch = new Deadline.Watch(this, () -> ended++);

  @Override
  public void after(Duration delay, Runnable action) {
    asked = delay;
    waiting.add(action);
  }

  @Override
  public long nanos() {
    return now.toNanos();
  }

  /** The next step takes as long as it should, and so much more. */
  private void step(long moreMillis) {
    now = now.plus(asked).plusMillis(moreMillis);
    waiting.remove().run();
  }

  @Test
  void endsAfterItsTime() {
    watch.begin(Duration.ofMillis(2500));
    step(3);
    step(3);
    assertThat(watch.isLate()).isFalse();
    step(0);
    assertThat(watch.isLate()).isTrue();
    assertThat(ended).isEqualTo(1);
    assertThat(now).isBetween(Duration.ofMillis(2500), Duration.ofMillis(2510));
    assertThat(waiting).isEmpty();
  }

  @Test
  void doesNotCountTheTimeInWhichItWasSuspended() {
    watch.begin(Duration.ofMillis(2500));
    step(60_000);
    step(0);
    assertThat(watch.isLate()).isFalse();
    step(600_000);
    assertThat(watch.isLate()).as("what has ended meanwhile is heard of first").isFalse();
    assertThat(ended).isZero();
    step(0);
    assertThat(watch.isLate()).isTrue();
    assertThat(ended).isEqualTo(1);
  }

  @Test
  void leavesATaskAloneThatHasEnded() {
    watch.begin(Duration.ofMillis(100));
    watch.stop();
    step(0);
    assertThat(watch.isLate()).isFalse();
    assertThat(ended).isZero();
    assertThat(waiting).isEmpty();
  }
}
