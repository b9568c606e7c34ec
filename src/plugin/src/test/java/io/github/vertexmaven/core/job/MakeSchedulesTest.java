package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.job.image.ImageOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSchedulesTest {

  @TempDir Path dir;

  private Workplace place(String schedule) {
    Workplace place = Workplace.in(dir);
    place
        .configs()
        .conf(
            "local/vertexai.yml",
            "run_config: {schedules: {__default__: {nightly: " + schedule + "}}}\n");
    return place;
  }

  private static void schedule(Workplace place, boolean dryRun) {
    MakeSchedules.Options options =
        new MakeSchedules.Options(
            Optional.empty(), Optional.empty(), false, dryRun, new ImageOptions(false, false));
    new MakeSchedules(place.build(), Workplace.releases(), Workplace.turn(), options).run();
  }

  @Test
  void makesWhatIsDeclaredAndNothingTwice() {
    Workplace place = place("{cron: '0 3 * * *'}");
    schedule(place, false);
    assertThat(place.service.schedules().list("")).hasSize(1);
    assertThat(place.service.objects().list("gs://bucket/folder/vertexai-code/")).isNotEmpty();
    place.said.lines().clear();
    schedule(place, false);
    assertThat(place.service.schedules().list("")).hasSize(1);
    assertThat(place.said.lines()).contains("Nothing to do.");
  }

  @Test
  void aDryRunChangesNothing() {
    Workplace place = place("{cron: '0 3 * * *'}");
    schedule(place, true);
    assertThat(place.service.schedules().list("")).isEmpty();
    assertThat(place.service.objects().list("gs://bucket/")).isEmpty();
    assertThat(place.said.lines()).contains("Dry run: nothing is uploaded or changed.");
  }

  @Test
  void parametersOfAScheduleAreCheckedAsThoseOfARun() {
    Workplace place = place("{cron: '0 3 * * *', parameters: {size: much}}");
    assertThatThrownBy(() -> schedule(place, false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("size");
    assertThat(place.service.schedules().list("")).isEmpty();
  }
}
