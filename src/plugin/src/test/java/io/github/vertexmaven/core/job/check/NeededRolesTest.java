package io.github.vertexmaven.core.job.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeededRolesTest {

  @TempDir Path dir;

  @Test
  void saysWhichRolesNobodyCouldCheckAndHowToGiveThem() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                """
                project_id: acme
                run_config:
                  root: data/flights
                  service_account: robot@acme.iam.gserviceaccount.com
                """);
    assertThat(NeededRoles.of(configs.resolve().settings()))
        .containsExactly(
            "Not checked, because only an owner can see them: the roles of the account of the tasks, robot@acme.iam.gserviceaccount.com. It needs roles/aiplatform.user in the project and access to the bucket, and you need permission to run tasks as this account. These commands grant it:",
            "  gcloud projects add-iam-policy-binding acme"
                + " --member=serviceAccount:robot@acme.iam.gserviceaccount.com"
                + " --role=roles/aiplatform.user",
            "  gcloud storage buckets add-iam-policy-binding gs://data"
                + " --member=serviceAccount:robot@acme.iam.gserviceaccount.com"
                + " --role=roles/storage.objectAdmin",
            "  gcloud iam service-accounts add-iam-policy-binding"
                + " robot@acme.iam.gserviceaccount.com --member=user:YOUR_E-MAIL"
                + " --role=roles/iam.serviceAccountUser");
  }
}
