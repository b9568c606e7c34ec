package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineFailurePolicy;
import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecReader;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks a create request, and makes of it what the store keeps and the engine runs. */
final class Submission {

  private static final int LONGEST_DISPLAY_NAME = 128;

  private final Function<String, Optional<Artifact>> artifacts;
  private final Contexts contexts;
  private final ServiceRules rules;

  /**
   * @param artifacts finds a known artifact by its resource name
   * @param contexts that a job must not clash with
   * @param rules of the service beyond the spec
   */
  Submission(
      Function<String, Optional<Artifact>> artifacts, Contexts contexts, ServiceRules rules) {
    this.artifacts = artifacts;
    this.contexts = contexts;
    this.rules = rules;
  }

  /** A request that may run. */
  record Checked(JobDefinition request, CheckedSpec spec) {}

  Checked checked(CreatePipelineJobRequest create) {
    PipelineJob job = create.getPipelineJob().toBuilder().clearScheduleName().build();
    return checked(create.toBuilder().setPipelineJob(job).build(), Optional.empty());
  }

  /** A run of a schedule, whose name the job says, and when it was due. */
  Checked scheduled(CreatePipelineJobRequest create, Instant due) {
    return checked(create, Optional.of(due));
  }

  private Checked checked(CreatePipelineJobRequest create, Optional<Instant> due) {
    checkAround(create);
    Place place = Place.of(create.getParent());
    PipelineJob job = create.getPipelineJob();
    Map<String, Object> document = Structs.plain(job.getPipelineSpec());
    try {
      CheckedSpec spec = SpecReader.read(document, SpecRules.VERTEX);
      String id = create.getPipelineJobId();
      JobKey key = JobName.key(place, id.isEmpty() ? spec.name() + "-" + Ids.positive() : id);
      JobDefinition request = request(key, place, job, document, spec, due);
      contexts.check(key, spec.name());
      rules.check(place, job, request.root(), document);
      return new Checked(request, spec);
    } catch (MalformedSpec e) {
      throw Rejection.invalid(e.problems());
    }
  }

  /** What is refused whatever the spec says. */
  private void checkAround(CreatePipelineJobRequest create) {
    Place.of(create.getParent());
    PipelineJob job = create.getPipelineJob();
    supported(job);
    Labels.check(job.getLabelsMap());
    if (job.getDisplayName().length() > LONGEST_DISPLAY_NAME) {
      throw Rejection.invalid(
          "pipeline_job.display_name is longer than " + LONGEST_DISPLAY_NAME + " characters.");
    }
    rules.checkAccount(job.getServiceAccount());
  }

  /**
   * Checks what a schedule will ask for. The service does not read the spec of a schedule: one that
   * cannot run is accepted, and each of its runs refused.
   *
   * @return what will be said of its runs
   */
  Optional<String> scheduled(CreatePipelineJobRequest create) {
    checkAround(create);
    try {
      checked(create, Optional.empty());
      return Optional.empty();
    } catch (Rejection e) {
      return Optional.of(e.getMessage());
    }
  }

  private JobDefinition request(
      JobKey key,
      Place place,
      PipelineJob job,
      Map<String, Object> document,
      CheckedSpec spec,
      Optional<Instant> due)
      throws MalformedSpec {
    PipelineJob.RuntimeConfig config = job.getRuntimeConfig();
    Map<String, Object> parameters = wrapped(document);
    config.getParameterValuesMap().forEach((k, v) -> parameters.put(k, Structs.plain(v)));
    Values inputs = RootInputs.of(spec, parameters, given(place, config));
    return new JobDefinition(
        key,
        Ids.positive(),
        place.project(),
        document,
        root(config.getGcsOutputDirectory(), spec),
        inputs,
        config.getFailurePolicy() == PipelineFailurePolicy.PIPELINE_FAILURE_POLICY_FAIL_FAST,
        job.getLabelsMap(),
        facts(place, job, due),
        requested(job),
        Instant.now());
  }

  /** The values of a document that wraps its spec; the request's own win. */
  private static Map<String, Object> wrapped(Map<String, Object> document) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (document.get("runtimeConfig") instanceof Map<?, ?> config
        && config.get("parameterValues") instanceof Map<?, ?> given) {
      values.putAll(JsonValues.object(given));
    }
    return values;
  }

  /** What cannot be run is refused here; the old parameters are one of the things. */
  @SuppressWarnings("deprecation")
  private static void supported(PipelineJob job) {
    if (!job.hasPipelineSpec()) {
      throw job.getTemplateUri().isEmpty()
          ? Rejection.invalid("pipeline_job.pipeline_spec is missing.")
          : Rejection.of(
              Rejection.Kind.NOT_SERVED,
              "The emulator does not read templates (template_uri); send the pipeline_spec.");
    }
    if (job.getRuntimeConfig().getParametersCount() > 0) {
      throw Rejection.invalid(
          "runtime_config.parameters is for schema 2.0.0; use parameter_values.");
    }
  }

  private static String root(String requested, CheckedSpec spec) {
    String root = requested.isEmpty() ? spec.defaultRoot().orElse("") : requested;
    if (root.isEmpty()) {
      throw Rejection.invalid("runtime_config.gcs_output_directory is missing.");
    }
    String trimmed = root.replaceFirst("/+$", "");
    if (!BucketFolders.inside(trimmed) || trimmed.substring("gs://".length()).contains("//")) {
      throw Rejection.invalid(
          "runtime_config.gcs_output_directory '" + root + "' is not gs://{bucket}/{folder}.");
    }
    return trimmed;
  }

  private Map<String, Artifact> given(Place place, PipelineJob.RuntimeConfig config) {
    Map<String, Artifact> given = new LinkedHashMap<>();
    config
        .getInputArtifactsMap()
        .forEach((name, input) -> given.put(name, artifact(place, input.getArtifactId())));
    return given;
  }

  private Artifact artifact(Place place, String id) {
    String name = place.name() + "/metadataStores/default/artifacts/" + id;
    return artifacts.apply(name).orElseThrow(() -> Missing.resource(name));
  }

  private static JobDefinition.Facts facts(Place place, PipelineJob job, Optional<Instant> due) {
    String account = job.getServiceAccount();
    return new JobDefinition.Facts(
        account.isEmpty() ? place.number() + "-compute@developer.gserviceaccount.com" : account,
        job.getNetwork(),
        job.getEncryptionSpec().getKmsKeyName(),
        due);
  }

  private static String requested(PipelineJob job) {
    return Messages.write(job.toBuilder().clearPipelineSpec().build());
  }
}
