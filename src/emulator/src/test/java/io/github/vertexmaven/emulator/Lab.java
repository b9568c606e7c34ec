package io.github.vertexmaven.emulator;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.SpecText;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An emulator in this process, with what tests ask of it. */
final class Lab implements AutoCloseable {

  static final String PARENT = "projects/my-project/locations/europe-west1";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ContainerSetting NO_CONTAINERS =
      new ContainerSetting(ContainerSetting.Wish.NONE, List.of());

  private final Emulator emulator;
  private final Path home;
  private final Optional<String> token;
  final GrpcService grpc;
  final RestService rest;

  private Lab(Emulator emulator, Path home) throws IOException {
    this.emulator = emulator;
    this.home = home;
    this.token = token(home);
    this.grpc = new GrpcService(emulator.grpcAddress(), token);
    this.rest = new RestService(emulator.httpAddress(), token);
  }

  static Lab open(Path home) {
    return open(home, 2);
  }

  static Lab open(Path home, int parallelism) {
    return open(home, parallelism, 2, Clock.systemUTC());
  }

  /** One that answers its owner only. */
  static Lab owned(Path home) {
    return open(home, true, 2, 2, Clock.systemUTC());
  }

  private static Optional<String> token(Path home) throws IOException {
    String facts = Files.readString(home.resolve("emulator.json"));
    return Optional.ofNullable((String) JsonValues.object(JsonValues.read(facts)).get("token"));
  }

  /** What the owner knows. */
  String token() {
    return token.orElseThrow();
  }

  /** So many processes may wait for tasks of the launcher. */
  static Lab withWarmWorkers(Path home, int warmWorkers) {
    return open(home, 2, warmWorkers, Clock.systemUTC());
  }

  /** Its schedules go by the given clock. */
  static Lab open(Path home, InstantSource clock) {
    return open(home, 2, 2, clock);
  }

  private static Lab open(Path home, int parallelism, int warmWorkers, InstantSource clock) {
    return open(home, false, parallelism, warmWorkers, clock);
  }

  /** One whose tasks run in containers. */
  static Lab withContainers(Path home, ContainerSetting containers) {
    return open(home, false, 2, 2, containers, Clock.systemUTC(), KubeflowOptions.STANDARD);
  }

  /** Its Kubeflow is another installation than the usual one. */
  static Lab open(Path home, KubeflowOptions kubeflow) {
    return open(home, kubeflow, Clock.systemUTC());
  }

  /** Its schedules go by the given clock, and its Kubeflow is another installation. */
  static Lab open(Path home, KubeflowOptions kubeflow, InstantSource clock) {
    return open(home, false, 2, 2, NO_CONTAINERS, clock, kubeflow);
  }

  private static Lab open(
      Path home, boolean owned, int parallelism, int warmWorkers, InstantSource clock) {
    return open(
        home, owned, parallelism, warmWorkers, NO_CONTAINERS, clock, KubeflowOptions.STANDARD);
  }

  private static Lab open(
      Path home,
      boolean owned,
      int parallelism,
      int warmWorkers,
      ContainerSetting containers,
      InstantSource clock,
      KubeflowOptions kubeflow) {
    try {
      Options options =
          new Options(
              home,
              true,
              owned,
              Duration.ofMinutes(5),
              Path.of(System.getProperty("java.home")),
              parallelism,
              warmWorkers,
              Options.USUAL_KEPT,
              containers,
              0,
              0,
              kubeflow);
      return new Lab(Emulator.start(options, clock).orElseThrow(), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small program of the test resources. */
  static Struct spec(String name) {
    try (InputStream in = Lab.class.getResourceAsStream("/specs/" + name + ".yaml")) {
      return struct(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Struct struct(String text) {
    try {
      Struct.Builder struct = Struct.newBuilder();
      JsonFormat.parser().merge(JsonValues.write(SpecText.read(text).document()), struct);
      return struct.build();
    } catch (IOException | MalformedSpec e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request to run a spec; its id is new. */
  static CreatePipelineJobRequest.Builder request(Struct spec, Map<String, Object> parameters) {
    CreatePipelineJobRequest.Builder request =
        CreatePipelineJobRequest.newBuilder()
            .setParent(PARENT)
            .setPipelineJobId("job-" + COUNT.incrementAndGet());
    PipelineJob.Builder job = request.getPipelineJobBuilder().setPipelineSpec(spec);
    job.getRuntimeConfigBuilder().setGcsOutputDirectory("gs://lab/root");
    parameters.forEach(
        (name, value) -> job.getRuntimeConfigBuilder().putParameterValues(name, value(value)));
    return request;
  }

  private static Value value(Object plain) {
    try {
      Value.Builder value = Value.newBuilder();
      JsonFormat.parser().merge(JsonValues.write(plain), value);
      return value.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ran run(String spec) {
    return run(spec, Map.of());
  }

  Ran run(String spec, Map<String, Object> parameters) {
    return run(spec, parameters, request -> {});
  }

  Ran run(
      String spec,
      Map<String, Object> parameters,
      Consumer<CreatePipelineJobRequest.Builder> change) {
    return ended(submit(spec, parameters, change));
  }

  String submit(
      String spec,
      Map<String, Object> parameters,
      Consumer<CreatePipelineJobRequest.Builder> change) {
    CreatePipelineJobRequest.Builder request = request(spec(spec), parameters);
    change.accept(request);
    return grpc.create(request.build()).getName();
  }

  Ran get(String name) {
    return new Ran(
        home,
        grpc.pipelines(
            "GetPipelineJob",
            GetPipelineJobRequest.newBuilder().setName(name).build(),
            PipelineJob.getDefaultInstance()));
  }

  Ran ended(String name) {
    return await(name, Ran::hasEnded);
  }

  Ran await(String name, java.util.function.Predicate<Ran> condition) {
    return Eventually.sees(() -> get(name), condition, Ran::pause);
  }

  Path home() {
    return home;
  }

  /** A file of a bucket. */
  Path bucket(String path) {
    return home.resolve("buckets").resolve(path);
  }

  String grpcAddress() {
    return emulator.grpcAddress();
  }

  String httpAddress() {
    return emulator.httpAddress();
  }

  @Override
  public void close() throws IOException {
    grpc.close();
    emulator.close();
  }

  /** A job as the service shows it. */
  record Ran(Path home, PipelineJob job) {

    String state() {
      return job.getState().name().replace("PIPELINE_STATE_", "");
    }

    boolean hasEnded() {
      return List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(state());
    }

    /** Asking must not keep the engine from working: the longer the more there is to show. */
    private long pause() {
      return 5 + states().size() / 5;
    }

    /** States by unique name; the root has none. */
    Map<String, String> states() {
      return job.getJobDetail().getTaskDetailsList().stream()
          .filter(task -> task.getParentTaskId() != 0)
          .collect(
              Collectors.toMap(
                  PipelineTaskDetail::getTaskUniqueName, task -> task.getState().name()));
    }

    /** What went wrong, by unique name. */
    Map<String, String> errors() {
      return job.getJobDetail().getTaskDetailsList().stream()
          .filter(PipelineTaskDetail::hasError)
          .collect(
              Collectors.toMap(
                  PipelineTaskDetail::getTaskUniqueName, task -> task.getError().getMessage()));
    }

    PipelineTaskDetail task(String uniqueName) {
      return find(uniqueName).orElseThrow();
    }

    Optional<PipelineTaskDetail> find(String uniqueName) {
      return job.getJobDetail().getTaskDetailsList().stream()
          .filter(task -> task.getTaskUniqueName().equals(uniqueName))
          .findFirst();
    }

    /** An output parameter as JSON. */
    String output(String task, String name) {
      Value value = task(task).getExecution().getMetadata().getFieldsMap().get("output:" + name);
      return value == null ? null : json(value);
    }

    /** An input parameter as JSON. */
    String input(String task, String name) {
      Value value = task(task).getExecution().getMetadata().getFieldsMap().get("input:" + name);
      return value == null ? null : json(value);
    }

    /** The text of an output artifact. */
    String artifact(String task, String name) {
      return read(task(task).getOutputsOrThrow(name).getArtifacts(0).getUri());
    }

    String read(String uri) {
      try {
        return Files.readString(home.resolve("buckets").resolve(uri.substring(5)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What the task printed, and what was said of it, in all its tries. */
    List<String> log(String task) {
      String customJob =
          task(task).getExecutorDetail().getContainerDetail().getMainJob().replaceFirst(".*/", "");
      try (Stream<Path> files = Files.walk(home.resolve("jobs"))) {
        Path file =
            files
                .filter(path -> path.toString().endsWith("-" + customJob + ".jsonl"))
                .findAny()
                .orElseThrow();
        return Files.readAllLines(file).stream()
            .map(line -> (String) JsonValues.object(JsonValues.read(line)).get("m"))
            .toList();
      } catch (IOException | io.github.vertexmaven.emulator.json.MalformedJson e) {
        throw new IllegalStateException(e);
      }
    }

    private static String json(Value value) {
      try {
        return JsonValues.write(
            JsonValues.read(JsonFormat.printer().omittingInsignificantWhitespace().print(value)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
