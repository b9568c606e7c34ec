package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.github.vertexmaven.cloud.CloudConnector;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import io.github.vertexmaven.core.service.connect.Stay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults on the wire between what a goal does and an emulator: exactly one run, or one sentence.
 */
class GoalFaultsTest {

  private static final String CREATE = "CreatePipelineJob";
  private static final String JOB_ID = "goal-\\d{14}-[0-9a-f]{4}";
  private static final String GET = "GetPipelineJob";
  private static final RetryPolicy QUICK =
      new RetryPolicy(millis(2), 1.5, millis(20), millis(10_000), millis(10_000));
  private static final RetryPolicy IMPATIENT =
      new RetryPolicy(millis(2), 1.5, millis(20), millis(1900), millis(2000));
  private static final AtomicInteger COUNT = new AtomicInteger();

  @TempDir static Path folder;
  private static EmulatorHome emulator;
  private static Endpoints endpoints;

  /** On a busy machine there may be a long time between two tests. */
  private static Stay stay;

  private static Shipped project;

  private final int attempt = COUNT.incrementAndGet();

  /** One that is known already ships nothing and runs nothing. */
  private int round;

  private final List<String> said = new ArrayList<>();
  private FaultyVertex vertex;
  private FaultyLine line;

  private static java.time.Duration millis(int millis) {
    return java.time.Duration.ofMillis(millis);
  }

  @BeforeAll
  static void start() throws Exception {
    emulator = new EmulatorHome(folder.resolve("home"));
    emulator.ensureBucket(Shipped.BUCKET);
    endpoints = emulator.join(Shipped.emulator(), line -> {}, () -> {});
    stay = Stay.at(endpoints, emulator.credentials());
    project = new Shipped(Files.createDirectories(folder.resolve("project")));
    project.write(0);
  }

  @AfterAll
  static void stop() throws Exception {
    stay.close();
    GoalProcess.endEmulator(folder.resolve("home"));
  }

  @BeforeEach
  void open() {
    vertex = new FaultyVertex(endpoints.vertex(), emulator.credentials());
    line = new FaultyLine(endpoints.storage());
  }

  @AfterEach
  void close() {
    vertex.close();
    line.close();
  }

  private void shipNewFiles() throws Exception {
    round = attempt;
    project.write(round);
  }

  private String deploy(RetryPolicy policy) throws Exception {
    VertexTarget target =
        new VertexTarget(
            "emulator",
            "us-central1",
            Optional.of(new Endpoints(vertex.address(), line.address(), endpoints.logging(), true)),
            emulator.credentials());
    try (Connection connection =
        Connection.of(new CloudConnector(policy).connect(target), target)) {
      return Goal.submitAndFollow(connection, project.run(log(), round, attempt));
    }
  }

  private Lines log() {
    return new Lines(said::add);
  }

  /** The jobs of this test, as the emulator has them. */
  private List<JobStatus> jobs() {
    VertexTarget target =
        new VertexTarget("emulator", "us-central1", Optional.of(endpoints), emulator.credentials());
    try (Remote remote = new CloudConnector(QUICK).connect(target)) {
      return remote.jobs().list(new JobQuery.Typed("labels.attempt=n" + attempt), 100);
    }
  }

  private void deploysOnce(RetryPolicy policy) throws Exception {
    String jobId = deploy(policy);
    assertThat(jobs()).extracting(JobStatus::jobId).containsExactly(jobId);
    assertThat(jobs()).extracting(JobStatus::state).containsOnly(JobStatus.State.SUCCEEDED);
    assertThat(said).anyMatch(text -> text.startsWith("Uploaded "));
    assertThat(said).anyMatch(text -> text.matches("(\\d of 6 tasks done|All 6 tasks reused).*"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "ABORTED", "RESOURCE_EXHAUSTED"})
  void submitsAgainAfterTransientFaults(Code code) throws Exception {
    vertex.fail(CREATE, code, "not now").fail(CREATE, code, "not now");
    deploysOnce(QUICK);
    assertThat(vertex.calls(CREATE)).isEqualTo(3);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "ABORTED"})
  void startsOneRunWhenTheAnswerIsLost(Code code) throws Exception {
    vertex.loseAnswer(CREATE, code);
    deploysOnce(QUICK);
    assertThat(vertex.calls(CREATE)).isEqualTo(2);
  }

  @Test
  void waitsAsLongAsTheServiceAsks() throws Exception {
    RetryInfo wait =
        RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setNanos(400_000_000)).build();
    vertex.fail(CREATE, Code.RESOURCE_EXHAUSTED, "60 per minute", wait);
    long start = System.nanoTime();
    deploysOnce(QUICK);
    assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
  }

  @Tag("slow")
  @Test
  void followsAJobThroughFaults() throws Exception {
    vertex.fail(GET, Code.UNAVAILABLE, "a").fail(GET, Code.ABORTED, "b");
    vertex.fail(GET, Code.DEADLINE_EXCEEDED, "c").loseAnswer(GET, Code.UNAVAILABLE);
    deploysOnce(QUICK);
  }

  @Tag("slow")
  @Test
  void mendsABrokenUpload() throws Exception {
    shipNewFiles();
    line.breakAfter(2_000_000);
    deploysOnce(QUICK);
    assertThat(line.broken()).isOne();
  }

  @Tag("slow")
  @Test
  void isPatientWithASlowBucket() throws Exception {
    shipNewFiles();
    line.slow(10);
    deploysOnce(QUICK);
  }

  @Tag("slow")
  @Test
  void asksABusyBucketAgain() throws Exception {
    shipNewFiles();
    line.answer("GET /storage/v1/b/goal", 503, "backendError", "Try again.");
    line.answer("POST /upload/", 503, "backendError", "Try again.");
    line.answer("POST /upload/", 429, "rateLimitExceeded", "Slow down.");
    deploysOnce(QUICK);
  }

  @Test
  void saysWhoMaySubmit() {
    vertex.fail(
        CREATE,
        Code.PERMISSION_DENIED,
        "denied",
        ErrorInfo.newBuilder()
            .setReason("IAM_PERMISSION_DENIED")
            .putMetadata("permission", "aiplatform.pipelineJobs.create")
            .build());
    refuses(
        MojoFailureException.class,
        "An anonymous caller may not create pipeline job 'JOB': it lacks the permission"
            + " 'aiplatform.pipelineJobs.create'; ask an owner of project 'emulator' for a role"
            + " that allows it, such as roles/aiplatform.user.\n"
            + "  gcloud projects add-iam-policy-binding emulator --member=user:YOUR_E-MAIL"
            + " --role=roles/aiplatform.user");
  }

  @Test
  void saysThatThereIsNoSuchPlace() {
    vertex.fail(CREATE, Code.NOT_FOUND, "The resource was not found.");
    refuses(
        MojoFailureException.class,
        "Vertex AI does not know project 'emulator' with region 'us-central1': check project_id and region.");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    BadRequest bad =
        BadRequest.newBuilder()
            .addFieldViolations(
                BadRequest.FieldViolation.newBuilder()
                    .setField("pipeline_job.labels")
                    .setDescription("Too many."))
            .build();
    vertex.fail(CREATE, Code.INVALID_ARGUMENT, "Invalid request.", bad);
    refuses(
        MojoFailureException.class,
        "Vertex AI refuses to create pipeline job 'JOB': pipeline_job.labels: Too many; correct"
            + " that and try again.");
  }

  @Test
  void saysThatAQuotaIsUsedUp() {
    RetryInfo wait =
        RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(3600)).build();
    vertex.fail(CREATE, Code.RESOURCE_EXHAUSTED, "Quota exceeded for pipeline jobs.", wait);
    refuses(
        MojoFailureException.class,
        "A quota of project 'emulator', region 'us-central1' is used up, cannot create pipeline job"
            + " 'JOB' (Quota exceeded for pipeline jobs): try again later, or ask for more at"
            + " https://console.cloud.google.com/iam-admin/quotas?project=emulator.");
  }

  @Tag("slow")
  @Test
  void saysThatTheServiceStaysAway() {
    for (int i = 0; i < 1000; i++) {
      vertex.fail(CREATE, Code.UNAVAILABLE, "The service is currently unavailable.");
    }
    refuses(
        IMPATIENT,
        MojoExecutionException.class,
        "Vertex AI at "
            + vertex.address()
            + " could not create pipeline job 'JOB' (UNAVAILABLE: The service is currently"
            + " unavailable), after retries for up to 2 s: check the network and try"
            + " again.");
  }

  @Test
  void saysWhoMayUpload() {
    String words =
        "robot@acme.iam.gserviceaccount.com does not have storage.objects.create access to the"
            + " Google Cloud Storage object. Permission 'storage.objects.create' denied on resource"
            + " (or it may not exist).";
    line.answer("POST /upload/", 403, "forbidden", words);
    assertThatThrownBy(() -> deploy(QUICK))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "An anonymous caller may not write to bucket gs://goal: it lacks the permission"
                + " 'storage.objects.create'; ask an owner of project 'emulator' for a role that"
                + " allows it, such as roles/storage.objectAdmin.\n"
                + "  gcloud storage buckets add-iam-policy-binding gs://goal"
                + " --member=user:YOUR_E-MAIL --role=roles/storage.objectAdmin");
    assertThat(jobs()).isEmpty();
  }

  /** What clients say of the cause comes with -e alone. */
  @Test
  void saysThatADiskIsFull() {
    line.answer(
        "POST /upload/",
        507,
        "insufficientStorage",
        "there is no space left on the disk: make room");
    assertThatThrownBy(() -> deploy(QUICK))
        .isInstanceOf(MojoExecutionException.class)
        .hasNoCause()
        .extracting(refusal -> refusal.getMessage().replaceAll("gs://\\S+", "OBJECT"))
        .isEqualTo(
            "Cloud Storage could not write to bucket OBJECT 507 there is no space left on the disk: make"
                + " room; -e shows the cause.");
    assertThat(jobs()).isEmpty();
  }

  @Tag("slow")
  @Test
  void saysWhereAJobIsSeenThatCannotBeFollowed() {
    for (int i = 0; i < 1000; i++) {
      vertex.fail(GET, Code.UNAVAILABLE, "The service is currently unavailable.");
    }
    assertThatThrownBy(() -> deploy(IMPATIENT))
        .isInstanceOf(MojoExecutionException.class)
        .extracting(refusal -> refusal.getMessage().replaceAll(JOB_ID, "JOB"))
        .isEqualTo(
            "Vertex AI at "
                + vertex.address()
                + " could not read pipeline job 'JOB' (UNAVAILABLE: The service is currently"
                + " unavailable), after retries for up to 2 s: check the network and try"
                + " again.\n"
                + "Job JOB is submitted; to follow it: mvn vertexai:status"
                + " -Dvertexai.job=JOB");
    assertThat(jobs()).hasSize(1);
  }

  @Test
  void saysWhenTheServiceIsGone() {
    vertex.leave();
    refuses(
        MojoExecutionException.class,
        "Vertex AI cannot be reached, because "
            + vertex.address()
            + " refuses the connection: check the endpoint and the network.");
  }

  private void refuses(Class<? extends Exception> type, String message) {
    refuses(QUICK, type, message);
  }

  private void refuses(RetryPolicy policy, Class<? extends Exception> type, String message) {
    Throwable refusal = catchThrowable(() -> deploy(policy));
    assertThat(refusal).isInstanceOf(type);
    assertThat(refusal.getMessage().replaceAll(JOB_ID, "JOB")).isEqualTo(message);
    assertThat(jobs()).isEmpty();
  }
}
