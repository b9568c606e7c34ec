package io.github.vertexmaven.core.service;

import java.util.Optional;

/**
 * A role that an account lacks, and the command with which whoever may gives it. The roles are the
 * smallest predefined ones that let a pipeline run.
 *
 * @param role {@code roles/aiplatform.user}
 * @param command of gcloud
 */
public record Grant(String role, String command) {

  /** Stands for whoever calls, where nobody can tell who that is. */
  public static final String CALLER = "user:YOUR_E-MAIL";

  private static final String ON_BUCKET = "roles/storage.objectAdmin";

  /** A service account as a member of a policy. */
  public static String member(String serviceAccount) {
    return "serviceAccount:" + serviceAccount;
  }

  /** For making jobs, and for being the account of their tasks. */
  public static Grant vertex(String project, String member) {
    return ofProject(project, member, "roles/aiplatform.user");
  }

  /** For reading and writing the objects of a bucket. */
  public static Grant bucket(String bucket, String member) {
    return new Grant(
        ON_BUCKET,
        "gcloud storage buckets add-iam-policy-binding gs://" + bucket + end(member, ON_BUCKET));
  }

  /** For running tasks as a service account. */
  public static Grant actAs(String serviceAccount, String member) {
    String role = "roles/iam.serviceAccountUser";
    return new Grant(
        role,
        "gcloud iam service-accounts add-iam-policy-binding " + serviceAccount + end(member, role));
  }

  /**
   * What has a permission.
   *
   * @param permission such as {@code aiplatform.pipelineJobs.create}; may be empty
   * @param bucket that it is about, where it is known
   * @return empty for a permission of a service that pipelines do not need
   */
  public static Optional<Grant> of(
      String permission, String project, Optional<String> bucket, String member) {
    return switch (permission.replaceFirst("[.].*", "")) {
      case "aiplatform" -> Optional.of(vertex(project, member));
      case "storage" ->
          Optional.of(
              bucket
                  .map(name -> bucket(name, member))
                  .orElseGet(() -> ofProject(project, member, ON_BUCKET)));
      case "logging" -> Optional.of(ofProject(project, member, "roles/logging.viewer"));
      case "artifactregistry" ->
          Optional.of(ofProject(project, member, "roles/artifactregistry.reader"));
      case "secretmanager" ->
          Optional.of(ofProject(project, member, "roles/secretmanager.secretAccessor"));
      default -> Optional.empty();
    };
  }

  private static Grant ofProject(String project, String member, String role) {
    return new Grant(role, "gcloud projects add-iam-policy-binding " + project + end(member, role));
  }

  private static String end(String member, String role) {
    return " --member=" + member + " --role=" + role;
  }
}
