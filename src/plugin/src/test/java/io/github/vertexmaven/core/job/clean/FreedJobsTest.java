package io.github.vertexmaven.core.job.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.connect.EmulatorCleaning.Amount;
import io.github.vertexmaven.core.service.connect.EmulatorCleaning.Freed;
import io.github.vertexmaven.core.show.table.ByteCount;
import org.junit.jupiter.api.Test;

class FreedJobsTest {

  private static final Amount NONE = new Amount(0, 0);

  @Test
  void saysFilesAndBytesOfEachPart() {
    Freed freed =
        new Freed(
            2,
            new Amount(2, 2_400),
            new Amount(7, 31_000_000),
            new Amount(1, 812),
            NONE,
            new Amount(1, 1));
    assertThat(FreedJobs.words(freed, true))
        .contains(
            "Removed 2 jobs from the emulator: journals 2 files, 2.4 kB; logs 7 files, 31 MB;"
                + " metadata 1 file, 812 bytes; other data 1 file, 1 byte.");
    assertThat(FreedJobs.words(freed, false))
        .contains(
            "The emulator keeps of 2 jobs: journals 2 files, 2.4 kB; logs 7 files, 31 MB;"
                + " metadata 1 file, 812 bytes.");
  }

  @Test
  void saysNothingWhereThereIsNothing() {
    assertThat(FreedJobs.words(new Freed(0, NONE, NONE, NONE, NONE, NONE), true)).isEmpty();
  }

  @Test
  void roundsBytesToTheUnitThatPeopleRead() {
    assertThat(ByteCount.words(999)).isEqualTo("999 bytes");
    assertThat(ByteCount.words(1_000)).isEqualTo("1.0 kB");
    assertThat(ByteCount.words(9_960)).isEqualTo("10 kB");
    assertThat(ByteCount.words(999_700)).isEqualTo("1.0 MB");
    assertThat(ByteCount.words(1_234_567_890L)).isEqualTo("1.2 GB");
  }
}
