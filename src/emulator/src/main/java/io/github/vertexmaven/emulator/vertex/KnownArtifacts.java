package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Jobs;
import java.util.List;
import java.util.Optional;

/** The artifacts that jobs have made, by resource name. */
final class KnownArtifacts {

  private final Jobs jobs;

  KnownArtifacts(Jobs jobs) {
    this.jobs = jobs;
  }

  Optional<Artifact> find(String name) {
    return jobs.all().stream()
        .flatMap(job -> jobs.get(job.key()).stream())
        .flatMap(job -> job.tasks().stream())
        .flatMap(task -> task.outputs().artifacts().values().stream())
        .flatMap(List::stream)
        .filter(artifact -> artifact.name().equals(name))
        .findFirst();
  }
}
