package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Ids;

/**
 * What an artifact of a run is known by.
 *
 * @param id its number among all
 * @param output what the task that made it calls it
 */
public record ArtifactName(long id, String output) {

  static ArtifactName fresh(String output) {
    return new ArtifactName(Ids.positive(), output);
  }

  /** That of an artifact. */
  public static ArtifactName of(Artifact artifact) {
    int slash = artifact.name().indexOf('/');
    return new ArtifactName(
        Long.parseLong(artifact.name().substring(0, slash)), artifact.name().substring(slash + 1));
  }

  @Override
  public String toString() {
    return id + "/" + output;
  }
}
