package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.Remote;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BucketTest {

  private final FakeStorage storage = new FakeStorage();
  private final Remote remote = Connections.toStorage(storage.address(), QUICK);

  @AfterEach
  void close() {
    remote.close();
    storage.close();
  }

  @Test
  void findsNoProblemWhereAllPermissionsAreHeld() {
    assertThat(remote.objects().problemWithBucket("acme")).isEmpty();
  }

  @Test
  void namesThePermissionsThatAreMissing() {
    storage.permissions = List.of("storage.objects.get");
    assertThat(remote.objects().problemWithBucket("acme"))
        .contains(
            "An anonymous caller lacks storage.objects.create, storage.objects.list on bucket"
                + " gs://acme: ask its owner for the role roles/storage.objectAdmin.\n"
                + "  gcloud storage buckets add-iam-policy-binding gs://acme"
                + " --member=user:YOUR_E-MAIL --role=roles/storage.objectAdmin");
  }

  @Test
  void saysThatThereIsNoSuchBucket() {
    assertThat(remote.objects().problemWithBucket("nix"))
        .contains(
            "Bucket gs://nix does not exist: name another, or create it with `gcloud storage"
                + " buckets create gs://nix`.");
  }

  @Test
  void triesAServerWithoutIamAndLeavesNothingBehind() {
    storage.knowsIam = false;
    assertThat(remote.objects().problemWithBucket("acme")).isEmpty();
    assertThat(storage.objects).isEmpty();
  }

  @Test
  void saysThatAServerWithoutIamTakesNoUploads() {
    storage.fail("testPermissions", 1, 501, "notImplemented", "No IAM here.");
    storage.fail(
        "POST ", 1, 403, "forbidden", "x does not have storage.objects.create access to it.");
    assertThat(remote.objects().problemWithBucket("acme"))
        .contains(
            "An anonymous caller may not write to bucket gs://acme: it lacks the permission"
                + " 'storage.objects.create'; ask an owner of project 'acme' for a role that allows"
                + " it, such as roles/storage.objectAdmin.\n"
                + "  gcloud storage buckets add-iam-policy-binding gs://acme"
                + " --member=user:YOUR_E-MAIL --role=roles/storage.objectAdmin");
  }

  @Test
  void saysThatTheBucketIsSomeoneElses() {
    storage.fail("testPermissions", 1, 403, "forbidden", "x does not have access.");
    assertThat(remote.objects().problemWithBucket("acme"))
        .contains(
            "An anonymous caller may not look at bucket gs://acme (403 x does not have access); ask"
                + " an owner of project 'acme' for a role that allows it, such as"
                + " roles/storage.objectAdmin.\n"
                + "  gcloud storage buckets add-iam-policy-binding gs://acme"
                + " --member=user:YOUR_E-MAIL --role=roles/storage.objectAdmin");
  }
}
