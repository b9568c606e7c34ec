package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.github.vertexmaven.core.job.check.OnlineCheck;
import io.github.vertexmaven.core.job.check.OnlineCheck.Finding;
import io.github.vertexmaven.core.job.check.OnlineCheck.Verdict;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.golden.RefusalTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documentation's table of refusals says of {@code check}. */
class RefusalsInCheckTest {

  private static final String RUNNER = "runner@acme.iam.gserviceaccount.com";

  private final FakeVertex vertex = new FakeVertex();
  private final FakeStorage storage = new FakeStorage();
  private final FakeIam iam = new FakeIam();
  private final VertexTarget target =
      new VertexTarget(
          "acme",
          "europe-west4",
          Optional.of(
              new Endpoints(
                  vertex.address(), storage.address(), "127.0.0.1:1", iam.address(), true)),
          new Anonymous());
  private final Remote remote = new CloudConnector(Connections.QUICK).connect(target);

  @AfterEach
  void close() {
    remote.close();
    vertex.close();
    storage.close();
    iam.close();
  }

  private record Case(Runnable before, String bucket, String image, String words) {}

  private Map<String, Case> cases() {
    Map<String, Case> cases = new TreeMap<>();
    cases.put(
        "a bucket that does not exist",
        new Case(() -> {}, "nix", "there", "Bucket gs://nix does not exist"));
    cases.put(
        "an account that may not create jobs",
        new Case(
            () ->
                vertex.fail(
                    Code.PERMISSION_DENIED, "Permission 'aiplatform.pipelineJobs.list' denied."),
            "acme",
            "there",
            "it lacks the permission 'aiplatform.pipelineJobs.list'; ask an owner of project 'acme'"
                + " for a role that allows it, such as roles/aiplatform.user.\n"
                + "  gcloud projects add-iam-policy-binding acme"));
    cases.put(
        "an account that may not run tasks as their service account",
        new Case(
            () -> iam.holds = false,
            "acme",
            "there",
            "lacks iam.serviceAccounts.actAs on service account "
                + RUNNER
                + ", so it cannot run tasks as it: ask an owner for the role"
                + " roles/iam.serviceAccountUser.\n"
                + "  gcloud iam service-accounts add-iam-policy-binding "
                + RUNNER));
    cases.put(
        "an account that may not write to the bucket",
        new Case(
            () -> storage.permissions = List.of("storage.objects.get", "storage.objects.list"),
            "acme",
            "there",
            "lacks storage.objects.create on bucket gs://acme: ask its owner for the role"
                + " roles/storage.objectAdmin.\n"
                + "  gcloud storage buckets add-iam-policy-binding gs://acme"));
    cases.put(
        "an image that is not in its registry",
        new Case(() -> {}, "acme", "gone", "Image gone: is not in its registry"));
    return cases;
  }

  private List<String> bad(Case one) {
    one.before().run();
    Function<String, Optional<String>> digest =
        image -> image.equals("gone") ? Optional.empty() : Optional.of("sha256:1");
    return OnlineCheck.of(
            remote,
            target,
            Optional.of(one.bucket()),
            Optional.of(RUNNER),
            List.of(one.image()),
            digest)
        .stream()
        .filter(finding -> finding.verdict() == Verdict.BAD)
        .map(Finding::text)
        .toList();
  }

  @Test
  void theTableHasEachOfThem() throws IOException {
    assertThat(cases().keySet()).isEqualTo(RefusalTable.rows("check"));
  }

  /** Each undoes what it did, because all have the same fakes. */
  @TestFactory
  List<DynamicTest> checkFindsThem() {
    return cases().entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () -> {
                      List<String> held = storage.permissions;
                      assertThat(bad(one.getValue()))
                          .singleElement()
                          .asString()
                          .contains(one.getValue().words());
                      storage.permissions = held;
                      iam.holds = true;
                    }))
        .toList();
  }
}
