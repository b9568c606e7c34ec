package io.github.vertexmaven.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.provider.RequestHeaderProvider;
import io.github.vertexmaven.provider.RequestHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server over HTTP that wants to know who asks. */
class TrackerTest {

  private FakeMlflow server;
  private final Map<String, Object> run = new HashMap<>();
  private final Map<String, Object> tracking = new HashMap<>();
  private Map<String, Object> credentials = Map.of("MLFLOW_TRACKING_TOKEN", "canary-token");

  @BeforeEach
  void start() throws Exception {
    System.setProperty("vertexai.mlflow.pause", "1");
    server = FakeMlflow.withToken("canary-token");
  }

  @AfterEach
  void stop() {
    server.close();
    System.clearProperty("vertexai.mlflow.pause");
  }

  private Tracker tracker(String url) {
    Map<String, Object> file =
        Map.of(
            "server",
            Map.of("mlflow_tracking_uri", url + "/", "credentials", "mlflow"),
            "tracking",
            tracking);
    Credentials known = name -> credentials;
    return new Tracker(
        TrackingSettings.of(file, run, "space").orElseThrow(),
        known,
        "my-job",
        getClass().getClassLoader());
  }

  private Tracker tracker() {
    return tracker(server.url());
  }

  private FakeMlflow.Run only() {
    assertThat(server.runs()).hasSize(1);
    return server.runs().get(0);
  }

  @Test
  void startsARunThatOthersFindByTheJobsTag() {
    tracker().start("4711", Map.of("env", "prod"), Map.of("size", 3L));
    FakeMlflow.Run started = only();
    assertThat(server.experiments()).containsKey("space");
    assertThat(started.tags)
        .containsEntry("vertexai_run_id", "4711")
        .containsEntry("vertexai_job_name", "my-job")
        .containsEntry("mlflow.runName", "my-job")
        .containsEntry("env", "prod");
    assertThat(started.params).isEqualTo(Map.of("size", "3"));
    tracker().with(found -> found.metrics(Map.of("r2", 0.5)));
    assertThat(started.metrics).isEqualTo(Map.of("r2", 0.5));
    tracker().end("FINISHED", Map.of("last", "word"));
    assertThat(started.status).isEqualTo("FINISHED");
    assertThat(started.ended).isTrue();
    assertThat(started.tags).containsEntry("last", "word");
  }

  @Test
  void aStartThatIsTriedAgainGoesOnWithTheRun() {
    tracker().start("4711", Map.of(), Map.of("size", 3L));
    tracker().end("FAILED", Map.of());
    tracker().start("4711", Map.of(), Map.of("size", 3L));
    assertThat(only().status).isEqualTo("RUNNING");
    assertThat(only().ended).isFalse();
  }

  @Test
  void aRunWhoseCreationWasNotHeardOfIsNotMadeTwice() {
    server.losingTheNextRun();
    tracker().start("4711", Map.of(), Map.of("a", "x"));
    assertThat(only().params).isEqualTo(Map.of("a", "x"));
  }

  @Test
  void whatIsBrieflyAwayIsAskedAgain() {
    server.failing(2);
    tracker().start("4711", Map.of(), Map.of());
    assertThat(server.runs()).hasSize(1);
  }

  @Test
  void aDeletedExperimentIsRestoredUnlessTheSettingsForbid() {
    server.delete("space");
    tracking.put("experiment", Map.of("restore_if_deleted", false));
    assertThatThrownBy(() -> tracker().start("1", Map.of(), Map.of()))
        .hasMessage(
            "MLflow: experiment 'space' is deleted; restore it, or set"
                + " tracking.experiment.restore_if_deleted.");
    tracking.put("experiment", Map.of("name", "space", "restore_if_deleted", true));
    tracker().start("1", Map.of(), Map.of());
    assertThat(server.runs()).hasSize(1);
  }

  @Test
  void manyParametersGoInBatches() {
    Map<String, Object> many = new LinkedHashMap<>();
    for (int i = 0; i < 250; i++) {
      many.put("p" + i, i);
    }
    tracker().start("1", Map.of(), many);
    assertThat(only().params).hasSize(250).containsEntry("p249", "249");
  }

  @Test
  void aServerThatTurnsUsAwayIsNamedWithoutTheToken() {
    credentials = Map.of("MLFLOW_TRACKING_TOKEN", "canary-wrong");
    assertThatThrownBy(() -> tracker().start("1", Map.of(), Map.of()))
        .isInstanceOf(TrackingException.class)
        .hasMessage(
            "MLflow: the server "
                + server.url()
                + " answered 401 to /api/2.0/mlflow/experiments/get-by-name: who are you? Check"
                + " server.credentials in mlflow.yml, or the header provider of"
                + " run_config.mlflow.")
        .message()
        .doesNotContain("canary");
    credentials = Map.of("other", "canary");
    assertThatThrownBy(() -> tracker().start("1", Map.of(), Map.of()))
        .hasMessage(
            "MLflow: the credentials have neither MLFLOW_TRACKING_TOKEN nor"
                + " MLFLOW_TRACKING_USERNAME.");
  }

  @Test
  void aServerThatIsNotThereFailsTheRunOrOnlyWarns() {
    server.close();
    assertThatThrownBy(() -> tracker().start("1", Map.of(), Map.of()))
        .hasMessageStartingWith("MLflow: the server " + server.url() + " cannot be reached:");
    run.put("on_failure", "warn");
    Tracker warning = tracker();
    warning.start("1", Map.of(), Map.of());
    warning.with(
        found -> {
          throw new AssertionError("there is no run");
        });
    warning.end("FINISHED", Map.of());
  }

  @Test
  void aRunThatNobodyStartedIsMissed() {
    assertThatThrownBy(() -> tracker().with(found -> {}))
        .hasMessage(
            "MLflow: experiment 'space' has no run with the tag vertexai_job_name = my-job; the"
                + " task mlflow-start-run makes it.");
  }

  @Test
  void aUserAndAPasswordWillDoToo() throws Exception {
    try (FakeMlflow other = FakeMlflow.withPassword("ada", "canary-password")) {
      credentials =
          Map.of("MLFLOW_TRACKING_USERNAME", "ada", "MLFLOW_TRACKING_PASSWORD", "canary-password");
      tracker(other.url()).start("1", Map.of(), Map.of());
      assertThat(other.runs()).hasSize(1);
    }
  }

  /** Gives a new token each time, of which the server takes the latest only. */
  public static final class Rotating implements RequestHeaderProvider {
    static final AtomicInteger ASKED = new AtomicInteger();
    static volatile boolean inContext = true;
    private final Map<String, Object> params;

    public Rotating(Map<String, Object> params) {
      this.params = params;
    }

    @Override
    public boolean inContext() {
      return inContext;
    }

    @Override
    public RequestHeaders requestHeaders() {
      int number = ASKED.incrementAndGet();
      return new RequestHeaders(
          Map.of("Authorization", "Token " + number, "X-My-Auth", (String) params.get("my")),
          Duration.ofHours(1));
    }
  }

  @Test
  void aHeaderProviderGivesAnyHeadersAndNewOnesWhenTheyAreTurnedAway() throws Exception {
    Rotating.ASKED.set(0);
    Rotating.inContext = true;
    AtomicReference<String> accepted = new AtomicReference<>("Token 1");
    try (FakeMlflow other =
        new FakeMlflow(
            h ->
                accepted.get().equals(h.getFirst("Authorization"))
                    && "YOLO".equals(h.getFirst("X-My-Auth")))) {
      run.put("request_header_provider", Rotating.class.getName());
      run.put("request_header_provider_params", Map.of("my", "YOLO"));
      Tracker tracker = tracker(other.url());
      tracker.start("1", Map.of(), Map.of("a", 1L));
      assertThat(Rotating.ASKED).hasValue(1);
      accepted.set("Token 2");
      tracker.end("FINISHED", Map.of());
      assertThat(Rotating.ASKED).hasValue(2);
      assertThat(other.runs().get(0).status).isEqualTo("FINISHED");
      Rotating.inContext = false;
      assertThatThrownBy(() -> tracker(other.url()).start("1", Map.of(), Map.of()))
          .hasMessageContaining("answered 401");
      assertThat(Rotating.ASKED).hasValue(2);
    }
  }

  @Test
  void headersAreKeptUntilTheyExpire() {
    List<String> asked = new ArrayList<>();
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    Headers headers =
        new Headers(
            () -> {
              asked.add("x");
              return RequestHeaders.bearer("t" + asked.size(), Duration.ofSeconds(10));
            },
            "test",
            clock);
    assertThat(headers.get()).containsValue("Bearer t1");
    now.set(Instant.ofEpochSecond(9));
    assertThat(headers.get()).containsValue("Bearer t1");
    now.set(Instant.ofEpochSecond(10));
    assertThat(headers.get()).containsValue("Bearer t2");
  }

  @Test
  void aHeaderProviderThatFailsOrIsUnknownIsNamed() {
    run.put("request_header_provider", "com.acme.Gone");
    assertThatThrownBy(this::tracker)
        .hasMessage(
            "MLflow: run_config.mlflow.request_header_provider: the class com.acme.Gone is not on"
                + " the project's class path; write its full name.");
    run.put("request_header_provider", Rotating.class.getName());
    assertThatThrownBy(() -> tracker().start("1", Map.of(), Map.of()))
        .hasMessageStartingWith(
            "MLflow: the header provider " + Rotating.class.getName() + " failed: ");
  }

  @Test
  void parametersBecomeTexts() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("text", "a b");
    parameters.put("whole", 3.0);
    parameters.put("half", 0.5);
    parameters.put("flag", true);
    parameters.put("nothing", null);
    parameters.put("list", List.of(1.0, "x"));
    parameters.put("map", Map.of("in", Map.of("ner", 2.0)));
    assertThat(ParamText.of(Map.of()).texts(parameters).params())
        .isEqualTo(
            Map.of(
                "text", "a b",
                "whole", "3",
                "half", "0.5",
                "flag", "true",
                "nothing", "null",
                "list", "[1,\"x\"]",
                "map", "{\"in\":{\"ner\":2}}"));
    assertThat(
            ParamText.of(Map.of("dict_params", Map.of("flatten", true))).texts(parameters).params())
        .containsEntry("map.in.ner", "2");
    assertThat(
            ParamText.of(
                    Map.of("dict_params", Map.of("flatten", true, "recursive", false, "sep", "/")))
                .texts(parameters)
                .params())
        .containsEntry("map/in", "{\"ner\":2}");
  }

  @Test
  void longParametersFollowTheStrategy() {
    Map<String, Object> parameters = Map.of("long", "x".repeat(6001));
    assertThatThrownBy(() -> ParamText.of(Map.of()).texts(parameters))
        .hasMessageContaining("parameter 'long' has 6001 characters")
        .hasMessageContaining("long_params_strategy");
    assertThat(ParamText.of(Map.of("long_params_strategy", "truncate")).texts(parameters).params())
        .hasEntrySatisfying("long", text -> assertThat(text).hasSize(6000));
    ParamText.Texts tagged = ParamText.of(Map.of("long_params_strategy", "tag")).texts(parameters);
    assertThat(tagged.params()).isEmpty();
    assertThat(tagged.tags()).containsKey("long");
  }

  @Test
  void noServerMeansNoTracking() {
    assertThat(TrackingSettings.of(Map.of(), Map.of(), "p")).isEmpty();
  }
}
