package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.store.RecordStore;
import java.time.Instant;
import java.util.Map;

/**
 * A version of a pipeline as it is kept.
 *
 * @param number grows with each version, since their times may be the same
 */
record StoredVersion(
    String id,
    String pipeline,
    String name,
    String displayName,
    String description,
    Instant created,
    long number,
    String codeSource,
    String packageUrl,
    Map<String, String> tags,
    Map<String, Object> spec,
    Map<String, Object> platform)
    implements RecordStore.Identified {

  Manifest manifest() {
    return new Manifest(spec, platform);
  }

  StoredVersion with(String newDisplayName, Map<String, String> newTags) {
    return new StoredVersion(
        id,
        pipeline,
        name,
        newDisplayName,
        description,
        created,
        number,
        codeSource,
        packageUrl,
        newTags,
        spec,
        platform);
  }
}
