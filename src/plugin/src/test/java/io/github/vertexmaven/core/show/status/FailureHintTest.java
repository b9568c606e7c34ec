package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureHintTest {

  @Test
  void aLauncherThatIsNotFoundIsAMountThatIsMissing() {
    assertThat(
            FailureHint.of(
                "The replica workerpool0-0 exited with a non-zero status of 1.",
                List.of(
                    "Error: Could not find or load main class io.github.vertexmaven.boot.Boot",
                    "Caused by: java.lang.ClassNotFoundException:"
                        + " io.github.vertexmaven.boot.Boot")))
        .containsExactly(
            "The task did not find its code below /gcs, where the service mounts the bucket. There are three possible causes:",
            "- The account of the tasks cannot read the bucket: gcloud storage buckets"
                + " add-iam-policy-binding gs://BUCKET --member=serviceAccount:ACCOUNT"
                + " --role=roles/storage.objectAdmin",
            "- The machine has no working /gcs, as reported for H200 and B200: use another accelerator, or put the code into an image with run_config.code: image.",
            "- The code was deleted from the bucket after the job was created: run again, which uploads missing files.");
  }

  @Test
  void aRoleThatTheAccountOfTasksLacksIsNamedWithItsCommand() {
    assertThat(
            FailureHint.of(
                "Permission 'aiplatform.metadataStores.get' denied on resource"
                    + " '//aiplatform.googleapis.com/projects/acme/locations/europe-west1/"
                    + "metadataStores/default' (or it may not exist).",
                List.of()))
        .containsExactly(
            "The account of the tasks lacks aiplatform.metadataStores.get. It is"
                + " run_config.service_account, else"
                + " PROJECT_NUMBER-compute@developer.gserviceaccount.com. An owner of the project can grant it:",
            "gcloud projects add-iam-policy-binding PROJECT --member=serviceAccount:ACCOUNT"
                + " --role=roles/aiplatform.user");
    assertThat(
            FailureHint.of(
                "robot@acme.iam.gserviceaccount.com does not have storage.objects.get access to"
                    + " gs://data/a.csv.",
                List.of()))
        .contains(
            "gcloud storage buckets add-iam-policy-binding gs://data"
                + " --member=serviceAccount:ACCOUNT --role=roles/storage.objectAdmin");
    assertThat(
            FailureHint.of(
                "Permission \"artifactregistry.repositories.downloadArtifacts\" denied on resource"
                    + " \"projects/acme/locations/eu/repositories/r\" (or it may not exist)",
                List.of()))
        .contains(
            "gcloud projects add-iam-policy-binding PROJECT --member=serviceAccount:ACCOUNT"
                + " --role=roles/artifactregistry.reader");
  }

  @Test
  void whatSaysEnoughHasNoHint() {
    assertThat(FailureHint.of("The node's own words.", List.of("at io.github.Some"))).isEmpty();
  }
}
