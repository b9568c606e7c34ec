package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.IMPATIENT;
import static io.github.vertexmaven.cloud.Connections.QUICK;
import static io.github.vertexmaven.cloud.Connections.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobFaultsTest {

  private final FakeVertex vertex = new FakeVertex();

  @AfterEach
  void close() {
    vertex.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "ABORTED", "INTERNAL", "RESOURCE_EXHAUSTED"})
  void triesAgainAfterTransientFaults(Code code) {
    vertex.fail(code, "not now").fail(code, "not now");
    assertThat(submit(QUICK).jobId()).isEqualTo("train-1");
    assertThat(vertex.calls).hasSize(3);
    assertThat(vertex.jobs).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL"})
  void findsTheJobThatALostAnswerCreated(Code code) {
    vertex.loseAnswer(code);
    assertThat(submit(QUICK).jobId()).isEqualTo("train-1");
    assertThat(vertex.jobs).hasSize(1);
  }

  @Test
  void findsTheJobWhenLookingForItFailsToo() {
    vertex.loseAnswer(Code.UNAVAILABLE).fail(Code.UNAVAILABLE, "a").fail(Code.ABORTED, "b");
    assertThat(submit(QUICK).jobId()).isEqualTo("train-1");
    assertThat(vertex.jobs).hasSize(1);
  }

  @Test
  void findsTheJobOfAServerThatNeverAnswered() {
    vertex.stayMute();
    assertThat(submit(IMPATIENT).jobId()).isEqualTo("train-1");
    assertThat(vertex.jobs).hasSize(1);
  }

  @Test
  void saysThatNothingIsKnownOfAServerThatStaysMute() {
    for (int i = 0; i < 20; i++) {
      vertex.stayMute();
    }
    RemoteException refusal = refusal(IMPATIENT);
    assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(refusal.getMessage())
        .startsWith(
            "Vertex AI at "
                + vertex.address()
                + " could not create pipeline job 'train-1' (DEADLINE_EXCEEDED: ")
        .endsWith(
            "), after retries for up to 2 s: check the network and try again; whether"
                + " job 'train-1' was created is not known: look at vertexai:list-pipelines first.")
        .doesNotContain("\n");
    assertThat(vertex.jobs).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheServiceAsks() {
    RetryInfo wait = RetryInfo.newBuilder().setRetryDelay(nanos(300_000_000)).build();
    vertex.fail(Code.RESOURCE_EXHAUSTED, "60 per minute", wait);
    long start = System.nanoTime();
    submit(QUICK);
    assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    assertThat(vertex.jobs).hasSize(1);
  }

  @Test
  void givesUpAtOnceWhenTheServiceAsksForMorePatienceThanWeHave() {
    RetryInfo wait =
        RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(3600)).build();
    vertex.fail(Code.RESOURCE_EXHAUSTED, "Quota exceeded for pipeline jobs.", wait);
    says(
        Kind.QUOTA,
        "A quota of project 'acme', region 'europe-west4' is used up, cannot create pipeline job"
            + " 'train-1' (Quota exceeded for pipeline jobs): try again later, or ask for more at"
            + " https://console.cloud.google.com/iam-admin/quotas?project=acme.");
  }

  @Test
  void refusesAnIdThatIsTakenAtTheFirstAttempt() {
    submit(QUICK);
    says(
        Kind.ALREADY_EXISTS,
        "Vertex AI refuses to create pipeline job 'train-1': that name is taken in project 'acme',"
            + " region 'europe-west4'; choose another.");
    assertThat(vertex.calls).hasSize(2);
  }

  @Test
  void namesThePermissionThatTheDetailsName() {
    denied(
        "denied",
        ErrorInfo.newBuilder()
            .setReason("IAM_PERMISSION_DENIED")
            .putMetadata("permission", "aiplatform.pipelineJobs.create")
            .build());
    says(Kind.PERMISSION_DENIED, LACKS_CREATE);
  }

  private static final String LACKS_CREATE =
      "An anonymous caller may not create pipeline job 'train-1': it lacks the permission"
          + " 'aiplatform.pipelineJobs.create'; ask an owner of project 'acme' for a role that"
          + " allows it, such as roles/aiplatform.user.\n"
          + "  gcloud projects add-iam-policy-binding acme --member=user:YOUR_E-MAIL"
          + " --role=roles/aiplatform.user";

  @Test
  void namesThePermissionThatOnlyTheMessageNames() {
    denied(
        "Permission 'aiplatform.pipelineJobs.create' denied on resource"
            + " '//aiplatform.googleapis.com/projects/acme/locations/europe-west4' (or it may not"
            + " exist).");
    says(Kind.PERMISSION_DENIED, LACKS_CREATE);
  }

  @Test
  void givesTheServicesWordsWhenNoPermissionIsNamed() {
    denied("You do not have permission to act as service account robot.");
    says(
        Kind.PERMISSION_DENIED,
        "An anonymous caller may not create pipeline job 'train-1' (You do not have permission to"
            + " act as service account robot); ask an owner of project 'acme' for a role that"
            + " allows it, such as roles/aiplatform.user.\n"
            + "  gcloud projects add-iam-policy-binding acme --member=user:YOUR_E-MAIL"
            + " --role=roles/aiplatform.user");
  }

  @Test
  void saysWhoMayLetTasksBeAnotherAccount() {
    String refusal =
        "An anonymous caller may not run tasks as the service account"
            + " 'robot@acme.iam.gserviceaccount.com', or there is no such account: check"
            + " run_config.service_account, or let an owner of the account type\n"
            + "  gcloud iam service-accounts add-iam-policy-binding"
            + " robot@acme.iam.gserviceaccount.com --member=user:YOUR_E-MAIL"
            + " --role=roles/iam.serviceAccountUser";
    String words =
        "You do not have permission to act as service_account:"
            + " robot@acme.iam.gserviceaccount.com. (or it may not exist).";
    vertex.fail(Code.INVALID_ARGUMENT, words);
    says(Kind.PERMISSION_DENIED, refusal);
    denied(words);
    says(Kind.PERMISSION_DENIED, refusal);
  }

  @Test
  void tellsWhereToEnableTheApi() {
    denied(
        "Vertex AI API has not been used in project 1 before or it is disabled.",
        ErrorInfo.newBuilder()
            .setReason("SERVICE_DISABLED")
            .putMetadata("service", "aiplatform.googleapis.com")
            .putMetadata("activationUrl", "https://console.example/enable?project=1")
            .build());
    says(
        Kind.PERMISSION_DENIED,
        "The API aiplatform.googleapis.com is not enabled in project 'acme': enable it at"
            + " https://console.example/enable?project=1 and try again in a few minutes.");
  }

  @Test
  void tellsToCheckProjectAndRegion() {
    vertex.fail(Code.NOT_FOUND, "The resource was not found.");
    says(
        Kind.NOT_FOUND,
        "Vertex AI does not know project 'acme' with region 'europe-west4': check project_id and region.");
  }

  @Test
  void givesThePublicMessageOfARefusedSpec() {
    UnknownFieldSet hidden =
        UnknownFieldSet.newBuilder()
            .addField(1, UnknownFieldSet.Field.newBuilder().addVarint(2).build())
            .addField(
                2,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(
                        ByteString.copyFromUtf8("Task 'fit' names\n no component.\n"))
                    .build())
            .build();
    Any detail =
        Any.newBuilder()
            .setTypeUrl(
                "type.googleapis.com/cloud.ai.platform.common.CreatePipelineJobApiErrorDetail")
            .setValue(hidden.toByteString())
            .build();
    vertex.fail(Code.INVALID_ARGUMENT, "List of found errors: 1. Field: x", detail);
    says(
        Kind.INVALID,
        "Vertex AI refuses to create pipeline job 'train-1': Task 'fit' names no component;"
            + " correct that and try again.");
  }

  @Test
  void givesTheFieldsOfABadRequest() {
    BadRequest bad =
        BadRequest.newBuilder()
            .addFieldViolations(violation("labels[0]", "Too long."))
            .addFieldViolations(violation("display_name", "Empty."))
            .build();
    vertex.fail(Code.INVALID_ARGUMENT, "Invalid request.", bad);
    says(
        Kind.INVALID,
        "Vertex AI refuses to create pipeline job 'train-1': labels[0]: Too long; display_name:"
            + " Empty; correct that and try again.");
  }

  @Test
  void givesTheMessageWhenThereAreNoDetails() {
    vertex.fail(Code.FAILED_PRECONDITION, "The key is disabled.");
    says(
        Kind.INVALID,
        "Vertex AI refuses to create pipeline job 'train-1': The key is disabled; correct that and"
            + " try again.");
  }

  @Test
  void tellsToLogInAgain() {
    vertex.fail(Code.UNAUTHENTICATED, "Request had invalid authentication credentials.");
    says(
        Kind.NO_CREDENTIALS,
        "Vertex AI does not accept the credentials to create pipeline job 'train-1' (Request had"
            + " invalid authentication credentials): log in again with `gcloud auth"
            + " application-default login`, or give a valid key file.");
  }

  @Test
  void doesNotHideAFaultThatItDoesNotKnow() {
    vertex.fail(Code.UNIMPLEMENTED, "No such method.");
    says(
        Kind.OTHER,
        "Vertex AI could not create pipeline job 'train-1': UNIMPLEMENTED: No such method; -e shows the cause.");
  }

  @Test
  void saysAtOnceThatNobodyListens() {
    String address = vertex.address();
    vertex.close();
    saysAtOnce(
        address,
        "Vertex AI cannot be reached, because "
            + address
            + " refuses the connection: check the endpoint and the network.");
  }

  @Test
  void saysAtOnceThatTheRegionHasNoAddress() {
    saysAtOnce(
        "mars-aiplatform.invalid:443",
        "Vertex AI cannot be reached, because mars-aiplatform.invalid:443 is not known: check the"
            + " region 'europe-west4' and the network.");
  }

  private static void saysAtOnce(String address, String message) {
    try (Remote remote = Connections.toVertex(address, RetryPolicy.standard())) {
      RemoteException refusal =
          catchThrowableOfType(RemoteException.class, () -> remote.jobs().submit(job("train-1")));
      assertThat(refusal).hasMessage(message);
      assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  void answersTheJobOfTheLastAttemptWhosePatienceEnded() {
    vertex.loseAnswer(Code.UNAVAILABLE);
    RetryPolicy once =
        new RetryPolicy(
            java.time.Duration.ofHours(1),
            1,
            java.time.Duration.ofHours(1),
            java.time.Duration.ofSeconds(10),
            java.time.Duration.ofSeconds(1));
    assertThat(submit(once).jobId()).isEqualTo("train-1");
    assertThat(vertex.calls).hasSize(2);
  }

  private void denied(String message, Message... details) {
    vertex.fail(Code.PERMISSION_DENIED, message, details);
  }

  private static BadRequest.FieldViolation violation(String field, String description) {
    return BadRequest.FieldViolation.newBuilder()
        .setField(field)
        .setDescription(description)
        .build();
  }

  private static Duration nanos(int nanos) {
    return Duration.newBuilder().setNanos(nanos).build();
  }

  private JobStatus submit(RetryPolicy policy) {
    try (Remote remote = Connections.toVertex(vertex.address(), policy)) {
      return remote.jobs().submit(job("train-1"));
    }
  }

  private RemoteException refusal(RetryPolicy policy) {
    return catchThrowableOfType(RemoteException.class, () -> submit(policy));
  }

  private void says(Kind kind, String message) {
    RemoteException refusal = refusal(QUICK);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.getCause()).isNotNull();
  }
}
