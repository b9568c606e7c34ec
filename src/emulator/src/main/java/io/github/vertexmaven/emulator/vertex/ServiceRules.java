package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Strictness;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Vertex AI refuses of a job for what is around it: region, network, key, bucket, account,
 * types of artifacts. The emulator has none of these; a strict one refuses it nevertheless.
 */
public record ServiceRules(Strictness strictness, BucketFolders buckets) {

  private static final Pattern REGION = Pattern.compile("[a-z]+-[a-z]+[0-9]{1,2}");
  private static final Pattern NETWORK =
      Pattern.compile("projects/[0-9]+/global/networks/[a-z]([a-z0-9-]*[a-z0-9])?");

  /** Each store knows them from the beginning: page "Artifact types", types of GCPC. */
  private static final Set<String> SCHEMAS =
      Set.of(
          "system.Artifact",
          "system.Model",
          "system.Dataset",
          "system.Metrics",
          "system.ClassificationMetrics",
          "system.SlicedClassificationMetrics",
          "system.HTML",
          "system.Markdown",
          "google.VertexModel",
          "google.VertexEndpoint",
          "google.VertexBatchPredictionJob",
          "google.VertexDataset",
          "google.BQMLModel",
          "google.BQTable",
          "google.UnmanagedContainerModel",
          "google.ClassificationMetrics",
          "google.RegressionMetrics",
          "google.ForecastingMetrics");

  /** Refuses a job that an account of the caller may not have made for it. */
  void checkAccount(String account) {
    if (strictness.accountsNotUsable().contains(account)) {
      throw Rejection.invalid(
          "You do not have permission to act as service_account: "
              + account
              + ". (or it may not exist).");
    }
  }

  /** Refuses what the service would not take. */
  void check(Place place, PipelineJob job, String root, Map<String, Object> spec) {
    if (!strictness.on()) {
      return;
    }
    List<String> problems = new ArrayList<>();
    if (!REGION.matcher(place.location()).matches()) {
      problems.add("parent: '" + place.location() + "' is not a region of Vertex AI");
    }
    checkNetwork(place, job, problems);
    String key = job.getEncryptionSpec().getKmsKeyName();
    if (!key.isEmpty() && !key.contains("/locations/" + place.location() + "/")) {
      problems.add(
          "pipeline_job.encryption_spec.kms_key_name: the key must be in " + place.location());
    }
    String bucket = root.replaceFirst("^(gs://[^/]+).*", "$1");
    if (buckets.file(bucket).filter(Files::isDirectory).isEmpty()) {
      problems.add(
          "pipeline_job.runtime_config.gcs_output_directory: the bucket "
              + bucket
              + " does not exist");
    }
    checkSchemas("pipeline_spec", spec, problems);
    if (!problems.isEmpty()) {
      throw Rejection.invalid(problems);
    }
  }

  private static void checkNetwork(Place place, PipelineJob job, List<String> problems) {
    if (!job.getNetwork().isEmpty() && !NETWORK.matcher(job.getNetwork()).matches()) {
      problems.add(
          "pipeline_job.network: write projects/{project number}/global/networks/{network}");
    }
    if (!job.getNetwork().isEmpty() && job.hasPscInterfaceConfig()) {
      problems.add("pipeline_job: network and psc_interface_config cannot both be given");
    }
    if (job.getNetwork().isEmpty() && job.getReservedIpRangesCount() > 0) {
      problems.add("pipeline_job.reserved_ip_ranges: belong to a network, which is not given");
    }
    String attachment = job.getPscInterfaceConfig().getNetworkAttachment();
    if (attachment.contains("/regions/")
        && !attachment.contains("/regions/" + place.location() + "/")) {
      problems.add(
          "pipeline_job.psc_interface_config.network_attachment: must be in " + place.location());
    }
  }

  private static void checkSchemas(String path, Object value, List<String> problems) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("schemaTitle") instanceof String title && !SCHEMAS.contains(title)) {
        problems.add(
            path
                + ".schemaTitle: '"
                + title
                + "' is not registered in the metadata store; take system.Artifact");
      }
      map.forEach((key, below) -> checkSchemas(path + "." + key, below, problems));
    } else if (value instanceof List<?> list) {
      list.forEach(below -> checkSchemas(path + "[]", below, problems));
    }
  }
}
