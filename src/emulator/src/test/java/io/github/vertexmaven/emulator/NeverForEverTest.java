package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.Struct;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a task does to its files, it comes to an end that says why, and its place is free. */
class NeverForEverTest extends LabTest {

  @BeforeEach
  void needsPipes() {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
  }

  /** One task with one output parameter, by a shell command that gets its paths. */
  private static Struct task(String command) {
    return Lab.struct(
        """
        pipelineInfo: {name: hostile}
        schemaVersion: 2.1.0
        components:
          c:
            executorLabel: e
            outputDefinitions: {parameters: {out: {parameterType: STRING}}}
        deploymentSpec:
          executors:
            e:
              container:
                image: any
                command: [sh, -ec, '%s', sh, "{{$.outputs.parameters['out'].output_file}}", "{{$.outputs.output_file}}"]
        root: {dag: {tasks: {t: {componentRef: {name: c}}}}}
        """
            .formatted(command));
  }

  private String error(String command) {
    Lab.Ran ran =
        lab.ended(lab.grpc.create(Lab.request(task(command), Map.of()).build()).getName());
    assertThat(ran.state()).isEqualTo("FAILED");
    return ran.errors().get("t");
  }

  /** There are two places: with one of them lost for each task that hangs, the third would wait. */
  @Test
  void readsPlainFilesOfABoundedSizeOnly() {
    assertThat(error("mkfifo \"$1\""))
        .matches(
            "At gs://lab/root/.*/out the task left a pipe or a device, where it must write a file\\.");
    assertThat(error("mkfifo \"$2\"")).contains("executor_output.json the task left a pipe");
    assertThat(error("ln -s /dev/zero \"$1\"")).contains("/out the task left a pipe or a device");
    assertThat(error("ln -s /dev/zero \"$2\"")).contains("the task left a pipe or a device");
    assertThat(error("mkdir \"$1\""))
        .contains("/out the task left a folder, where it must write a file.");
    assertThat(error("truncate -s 3G \"$1\""))
        .contains("/out has 3072 MB; the emulator reads files of up to 64 MB");
    assertThat(error("truncate -s 3G \"$2\"")).contains("executor_output.json has 3072 MB");
    assertThat(error("ln -s \"$1\" \"$1\"")).contains("/out");
    Struct good = task("echo x > \"$1\"");
    assertThat(lab.ended(lab.grpc.create(Lab.request(good, Map.of()).build()).getName()).state())
        .isEqualTo("SUCCEEDED");
  }

  /** As on a full disk: what the emulator knows of the job cannot be written any more. */
  @Test
  void endsAJobWhoseJournalCannotBeWritten() throws Exception {
    String name =
        lab.grpc
            .create(
                Lab.request(task("rm " + home + "/jobs/*/journal; echo x > \"$1\""), Map.of())
                    .build())
            .getName();
    Lab.Ran ran = lab.ended(name);
    assertThat(ran.state()).isEqualTo("FAILED");
    assertThat(ran.job().getError().getMessage())
        .startsWith("The emulator could not continue the job: ")
        .endsWith("has shrunk");
    assertThat(ran.states()).isEqualTo(Map.of("t", "FAILED"));
    assertThat(lab.run("retry").hasEnded()).isTrue();
  }
}
