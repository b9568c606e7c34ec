package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import io.github.vertexmaven.emulator.pod.RunRequest;
import io.github.vertexmaven.emulator.pod.RunTemplate;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Values;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An order of a run, checked, as the store keeps it and the engine runs it. */
record RunDefinition(JobDefinition definition, CheckedSpec spec) {

  private static final BucketFolders STORES = new BucketFolders(Path.of("/")).ofEachStore();

  /** Where the jobs of runs are; no place of Vertex AI is called so. */
  static final String LOCATION = "kubeflow";

  private static final String ROOT = "minio://mlpipeline/v2/artifacts";
  private static final int LONGEST_WORKFLOW = 57;

  /**
   * A definition of what can be run.
   *
   * @param release which settings of a platform are known
   */
  static RunDefinition of(RunOrder order, KubeflowRelease release) {
    PlatformFields.check(order.manifest().platform(), release);
    CheckedSpec spec = spec(order.manifest());
    String id = order.id().isEmpty() ? UUID.randomUUID().toString() : order.id();
    Instant now = Instant.now();
    Instant scheduled = order.scheduled().orElse(now);
    Macros macros = new Macros(id, now, scheduled, order.index());
    RunTemplate asked = order.template();
    Map<String, Object> parameters = macros.filled(asked.parameters());
    Values inputs = Arguments.of(spec, parameters);
    Literals.check(order.manifest().spec(), parameters);
    ArgoNames.check(spec);
    ProducerNames.check(spec, release);
    FinalStatusRule.check(order.manifest().spec(), release);
    RunRequest request =
        new RunRequest(
            id,
            workflow(spec.name()),
            order.recurring(),
            asked.as(account(asked)),
            order.manifest().platform());
    JobDefinition definition =
        new JobDefinition(
            key(id, 0),
            Ids.positive(),
            LOCATION,
            order.manifest().spec(),
            root(asked),
            inputs,
            false,
            Map.of(),
            new JobDefinition.Facts(request.template().account(), "", "", Optional.of(scheduled)),
            request.written(),
            now);
    return new RunDefinition(definition, spec);
  }

  /** A spec that cannot be run is, in the server's eyes, a fault of the server. */
  private static CheckedSpec spec(Manifest manifest) {
    try {
      return manifest.checked();
    } catch (MalformedSpec e) {
      throw ApiFault.internal(
          "Failed to create a run due to error fetching manifest",
          "InvalidInputError: invalid v2 pipeline spec: " + e.getMessage());
    }
  }

  private static String workflow(String pipeline) {
    String name = pipeline.substring(0, Math.min(LONGEST_WORKFLOW, pipeline.length()));
    StringBuilder workflow = new StringBuilder(name + "-");
    ThreadLocalRandom.current()
        .ints(5, 0, 36)
        .forEach(digit -> workflow.append(Character.forDigit(digit, 36)));
    return workflow.toString();
  }

  private static String account(RunTemplate asked) {
    String standard = asked.namespace().isEmpty() ? "pipeline-runner" : "default-editor";
    return asked.account().isEmpty() ? standard : asked.account();
  }

  private static String root(RunTemplate asked) {
    String standard =
        asked.namespace().isEmpty()
            ? ROOT
            : "minio://mlpipeline/private-artifacts/" + asked.namespace() + "/v2/artifacts";
    String root = asked.root().isEmpty() ? standard : asked.root();
    String trimmed = root.replaceFirst("\\?.*", "").replaceFirst("/+$", "");
    if (STORES.file(trimmed).isEmpty()) {
      throw ApiFault.invalid(
          "The pipeline root '" + root + "' is not a bucket of gs://, s3:// or minio://");
    }
    return trimmed;
  }

  /**
   * The job of an attempt.
   *
   * @param attempt 0 for the first
   */
  static JobKey key(String id, int attempt) {
    return new JobKey(0, LOCATION, attempt == 0 ? id : id + "-retry-" + attempt);
  }
}
