package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import io.github.vertexmaven.emulator.container.ContainerSetting.Wish;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.process.ProcessMark;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks in their images. */
@Tag("slow")
class PodmanTest {

  @TempDir static Path folder;
  private static Podman podman;
  private static Lab lab;

  @BeforeAll
  static void open() throws Exception {
    podman = Podman.in(folder);
    lab = Lab.withContainers(folder.resolve("home"), podman.setting());
    Files.createDirectories(lab.bucket("lab"));
  }

  @AfterAll
  static void close() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @AfterEach
  void leavesNothing() throws Exception {
    assertThat(podman.containers()).isEmpty();
    assertThat(new ProcessMark(folder.toString()).processes()).isEmpty();
  }

  /** A spec of the test resources, in an image with a shell. */
  private static CreatePipelineJobRequest request(String name, Map<String, Object> parameters)
      throws Exception {
    try (InputStream in = PodmanTest.class.getResourceAsStream("/specs/" + name + ".yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String here = text.replaceAll("image: [^,\\n]+", "image: " + Podman.SHELL);
      return Lab.request(Lab.struct(here), parameters).build();
    }
  }

  private static Lab.Ran run(String name, Map<String, Object> parameters) throws Exception {
    return lab.ended(lab.grpc.create(request(name, parameters)).getName());
  }

  /** One task with what is given of its container. */
  private static CreatePipelineJobRequest task(String image, String container) {
    return Lab.request(
            Lab.struct(
                """
                pipelineInfo: {name: one}
                schemaVersion: 2.1.0
                components:
                  comp-one:
                    executorLabel: exec-one
                    outputDefinitions: {artifacts: {out: {artifactType: {schemaTitle: system.Artifact, schemaVersion: 0.0.1}}}}
                deploymentSpec: {executors: {exec-one: {container: {image: "%s", %s}}}}
                root: {dag: {tasks: {one: {componentRef: {name: comp-one}}}}}
                """
                    .formatted(image, container)),
            Map.of())
        .build();
  }

  private static Lab.Ran one(String image, String container) {
    return lab.ended(lab.grpc.create(task(image, container)).getName());
  }

  private static Lab.Ran one(String container) {
    return one(Podman.SHELL, container);
  }

  @Test
  void passesParametersAndArtifactsAsBetweenProcesses() throws Exception {
    Lab.Ran ran = run("containers", Map.of("rows", 3.0));
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.artifact("make", "data"))
        .isEqualTo("3|0.5|[\"a\",\"b c\"]|{\"k\":[1,2.5,true,null]}|false");
    assertThat(ran.output("make", "text")).isEqualTo("\"two\\nlines\\n\"");
    assertThat(ran.log("make")).contains("said", "shouted");
    assertThat(ran.output("use", "line")).startsWith("\"3 hello world 3|0.5|");
  }

  @Test
  void givesPathsOfTheServiceToPrograms() throws Exception {
    Lab.Ran ran = run("executor-output", Map.of());
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.artifact("make", "input"))
        .contains("\"outputFile\":\"/gcs/lab/root/")
        .doesNotContain(folder.toString());
    assertThat(ran.output("use", "seen")).startsWith("\"gs://other/place/model 0.5 ");
  }

  @Test
  void triesAgainInAContainerOfItsOwn() throws Exception {
    Lab.Ran ran = run("retry", Map.of());
    assertThat(ran.output("third", "tries")).isEqualTo("3");
    assertThat(ran.errors())
        .containsEntry("never", "The replica workerpool0-0 exited with a non-zero status of 4.");
  }

  @Test
  void findsInAContainerWhatTheImageHas() throws Exception {
    String name = "localhost/vertexai-test/own:1";
    Path archive =
        podman.archive(
            name,
            Map.of(
                "User",
                "maria",
                "WorkingDir",
                "/srv",
                "Env",
                List.of("PATH=/bin", "OF_IMAGE=kept", "BOTH=image"),
                "Entrypoint",
                List.of("sh", "-ec", "id -un; pwd; env; echo \"$@\"", "sh")));
    podman.call("load", "--input", archive.toString());
    Lab.Ran ran =
        one(
            name,
            "args: [said, 'by args'], env: [{name: BOTH, value: spec}, {name: MORE, value: $(BOTH)}]");
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.log("one"))
        .contains("maria", "/srv", "OF_IMAGE=kept", "BOTH=spec", "MORE=spec", "PATH=/bin")
        .contains("said by args")
        .anyMatch(line -> line.matches("CLOUD_ML_JOB_ID=\\d+"))
        .noneMatch(line -> line.contains("VERTEXAI_") || line.contains(folder.toString()));
  }

  @Test
  void limitsWhatAContainerTakes() {
    Lab.Ran ran =
        one(
            "command: [sh, -c, 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes"
                + " /sys/fs/cgroup/cpu.max /sys/fs/cgroup/cpu/cpu.cfs_quota_us; true'],"
                + " resources: {resourceCpuLimit: 500m, resourceMemoryLimit: 64Mi, cpuLimit: 0.5}");
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.log("one"))
        .contains("67108864")
        .anyMatch(line -> line.equals("50000") || line.equals("50000 100000"));
  }

  @Test
  void tellsOfMemoryThatRanOut() {
    Lab.Ran ran =
        one(
            "command: [sh, -c, 'exec tail -c 500000000 /dev/zero'],"
                + " resources: {memoryLimit: 0.02}");
    assertThat(ran.errors())
        .containsEntry(
            "one",
            "The replica workerpool0-0 ran out-of-memory and exited with a non-zero status of"
                + " 137(SIGKILL).");
    assertThat(ran.log("one"))
        .contains(
            "The container was killed: it used more memory than its limit of 20000000 bytes.");
  }

  @Test
  void saysWhyAContainerCannotStart() {
    Lab.Ran noProgram = one("command: [no-such-program]");
    assertThat(noProgram.errors())
        .containsEntry(
            "one",
            "No container can be started from the image "
                + Podman.SHELL
                + "; the task's log says why.");
    assertThat(noProgram.log("one")).anyMatch(line -> line.contains("no-such-program"));
    Lab.Ran sameCode = one("command: [sh, -c, exit 127]");
    assertThat(sameCode.errors())
        .containsEntry("one", "The replica workerpool0-0 exited with a non-zero status of 127.");
    Lab.Ran noImage = one("localhost/vertexai-test/none:1", "command: [sh]");
    assertThat(noImage.errors())
        .containsEntry(
            "one",
            "The image localhost/vertexai-test/none:1 is not on this machine and cannot be pulled;"
                + " the task's log says why.");
    Lab.Ran noQuantity = one("command: [sh], resources: {resourceMemoryLimit: lots}");
    assertThat(noQuantity.errors())
        .containsEntry("one", "'lots' is not a quantity of a resource, such as 2, 500m or 4Gi.");
  }

  @Test
  void endsContainersOfACancelledJob() throws Exception {
    String job = lab.grpc.create(request("cancel", Map.of())).getName();
    lab.await(job, ran -> ran.find("stay").isPresent() && hasStarted(ran));
    assertThat(podman.containers()).hasSize(1);
    lab.grpc.pipelines().cancelPipelineJob(job);
    assertThat(lab.ended(job).state()).isEqualTo("CANCELLED");
  }

  private static boolean hasStarted(Lab.Ran ran) {
    try {
      return ran.log("stay").contains("started");
    } catch (RuntimeException e) {
      return false; // there is no log yet
    }
  }

  @Test
  void endsContainersThatAKilledEmulatorLeft() throws Exception {
    Path home = folder.resolve("killed");
    String job;
    Standing emulator = Standing.start(home, podman.options());
    try {
      job = emulator.submit(request("cancel", Map.of()));
      emulator.await(job, ran -> ran.find("stay").isPresent() && hasStarted(ran));
    } finally {
      emulator.kill();
    }
    assertThat(podman.containers()).hasSize(1);
    // It finds them although it is to run none.
    try (Standing next = Standing.start(home, "--stand", "--containers", "none")) {
      assertThat(podman.containers()).isEmpty();
      assertThat(next.get(job).job().getError().getMessage())
          .isEqualTo("the emulator was stopped while it ran");
    }
  }

  @Test
  void endsContainersBeforeItEnds() throws Exception {
    try (Standing emulator = Standing.start(folder.resolve("ended"), podman.options())) {
      String job = emulator.submit(request("cancel", Map.of()));
      emulator.await(job, ran -> ran.find("stay").isPresent() && hasStarted(ran));
      emulator.terminate();
    }
    assertThat(podman.containers()).isEmpty();
  }

  @Test
  void runsTasksOfKubeflowInTheirImagesToo() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    Object spec =
        JsonValues.read(
            JsonValues.write(KubeflowClient.struct("hello"))
                .replaceAll("\"image\":\"[^\"]+\"", "\"image\":\"" + Podman.SHELL + "\""));
    Map<String, Object> body =
        Map.of(
            "display_name",
            "hello",
            "pipeline_spec",
            spec,
            "runtime_config",
            Map.of("parameters", Map.of("who", "world")));
    Map<String, Object> run = client.ended(client.post("runs", body).get("run_id").toString());
    assertThat(run.get("state")).as(run.toString()).isEqualTo("SUCCEEDED");
    try (Stream<Path> files =
        Files.walk(lab.bucket("mlpipeline/v2/artifacts/hello/" + run.get("run_id")))) {
      assertThat(files.map(path -> path.getFileName().toString())).contains("greeting");
    }
  }

  @Test
  void loadsWhatAClientHasBuilt() throws Exception {
    String name = "localhost/vertexai-test/built:vertexai-1";
    String digest = "0123456789abcdef".repeat(4);
    Path images = Files.createDirectories(lab.home().resolve("images"));
    Files.writeString(images.resolve(digest + ".json"), JsonValues.write(Map.of("image", name)));
    Files.move(podman.archive(name, Map.of()), images.resolve(digest + ".tar"));
    Lab.Ran ran =
        one("localhost/vertexai-test/built@sha256:" + digest, "command: [sh, -c, 'echo it runs']");
    assertThat(ran.job().getError().getMessage()).isEmpty();
    assertThat(ran.log("one")).contains("it runs");
    Files.delete(images.resolve(digest + ".tar"));
    Lab.Ran again =
        one("localhost/vertexai-test/built@sha256:" + digest, "command: [sh, -c, 'echo again']");
    assertThat(again.log("one")).containsExactly("again");
  }

  @Test
  void runsTasksOfOtherProgramsInTheirImagesByItself() throws Exception {
    try (Lab some = Lab.withContainers(folder.resolve("auto"), podman.setting(Wish.AUTO))) {
      String here =
          some.grpc
              .create(task(Podman.SHELL, "command: [sh, -c, 'ls -d /gcs /etc/hostname']"))
              .getName();
      assertThat(some.ended(here).log("one")).contains("/gcs");
      String noProgram =
          some.grpc.create(task(Podman.SHELL, "command: [bash, -c, 'echo here']")).getName();
      assertThat(some.ended(noProgram).log("one"))
          .contains("here")
          .anyMatch(
              line -> line.endsWith("The command runs as a process of this machine instead."));
      String gone =
          some.grpc
              .create(task("localhost/vertexai-test/none:1", "command: [sh, -c, 'echo anyway']"))
              .getName();
      assertThat(some.ended(gone).log("one"))
          .contains("anyway")
          .contains(
              "The image localhost/vertexai-test/none:1 is not on this machine and cannot be"
                  + " pulled; the task's log says why. The command runs as a process of this"
                  + " machine instead.");
    }
  }
}
