package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.GetPipelineJobRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An emulator in a process of its own. */
final class Standing implements AutoCloseable {

  private final Path home;
  private final Process process;
  private final RestService service;

  private Standing(Path home, Process process, RestService service) {
    this.home = home;
    this.process = process;
    this.service = service;
  }

  /** Starts one and waits until it has said where it is. */
  static Standing start(Path home, String... options) throws IOException {
    return started(home, launch(home, options));
  }

  /** The same with variables in its environment. */
  static Standing start(Path home, Map<String, String> variables) throws IOException {
    return started(home, launch(home, variables));
  }

  private static Standing started(Path home, Process process) {
    Path file = home.resolve("emulator.json");
    Eventually.is(() -> announces(file, process) || !process.isAlive());
    assertThat(process.isAlive()).as("emulator").isTrue();
    return new Standing(
        home,
        process,
        new RestService(
            facts(file).get("http").toString(), Optional.of(facts(file).get("token").toString())));
  }

  static Process launch(Path home, String... options) throws IOException {
    return launch(home, Map.of(), options);
  }

  private static Process launch(Path home, Map<String, String> variables, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Emulator.class.getName(),
            "--home",
            home.toString()));
    String more = System.getProperty("emulator.options", "");
    if (!more.isEmpty()) {
      command.addAll(1, List.of(more.split(" ")));
    }
    List<String> given = List.of(options);
    if (!given.contains("--containers")) {
      command.addAll(List.of("--containers", "none"));
    }
    command.addAll(given);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CALLERS_SECRET", "must not be seen");
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static boolean announces(Path file, Process process) {
    return Files.exists(file) && ((Double) facts(file).get("pid")).longValue() == process.pid();
  }

  private static Map<String, Object> facts(Path file) {
    try {
      return JsonValues.object(JsonValues.read(Files.readString(file)));
    } catch (IOException e) {
      return Map.of("pid", 0.0);
    }
  }

  Map<String, Object> facts() {
    return facts(home.resolve("emulator.json"));
  }

  /** What a process has printed that has come to its end. */
  static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  String submit(String spec, Map<String, Object> parameters) {
    return submit(Lab.request(Lab.spec(spec), parameters).build());
  }

  String submit(CreatePipelineJobRequest request) {
    return service.create(request).getName();
  }

  Lab.Ran get(String name) {
    return new Lab.Ran(
        home,
        service.pipelines(
            "GetPipelineJob",
            GetPipelineJobRequest.newBuilder().setName(name).build(),
            PipelineJob.getDefaultInstance()));
  }

  Lab.Ran await(String name, java.util.function.Predicate<Lab.Ran> condition) {
    return Eventually.sees(() -> get(name), condition);
  }

  Process process() {
    return process;
  }

  /** SIGKILL: nothing of it runs any more. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** SIGTERM: it ends in order. */
  void terminate() {
    process.destroy();
    ended();
  }

  int ended() {
    try {
      return exit(process);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How a process ends that does so by itself. */
  static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      terminate();
    } finally {
      process.destroyForcibly();
    }
  }
}
