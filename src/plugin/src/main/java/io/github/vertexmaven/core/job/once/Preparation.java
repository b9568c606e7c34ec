package io.github.vertexmaven.core.job.once;

import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.run.JobRun;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A job before anything is sent.
 *
 * @param planned as far as it is known offline
 * @param ready with images by digest
 * @param config where it runs, and how
 */
public record Preparation(JobRun planned, Supplier<JobRun> ready, ResolvedConfig config) {

  /** One of which all is known offline. */
  static Preparation of(JobRun job, ResolvedConfig config) {
    return new Preparation(job, () -> job, config);
  }

  /** The emulator looks itself whether data is still there. */
  static CacheLimit cacheLimit(Settings settings) {
    return settings.onEmulator()
        ? CacheLimit.none()
        : CacheLimit.ofJob(settings.run().timeToLive(), Instant.now());
  }
}
