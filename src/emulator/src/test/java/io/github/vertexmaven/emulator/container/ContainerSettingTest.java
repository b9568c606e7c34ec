package io.github.vertexmaven.emulator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.emulator.container.ContainerRequest.Mount;
import io.github.vertexmaven.emulator.container.ContainerSetting.Wish;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerSettingTest {

  private static final ContainerRequest REQUEST =
      new ContainerRequest(
          "image:1",
          5,
          77,
          List.of("java", "-cp"),
          List.of("x", ""),
          Map.of("A", "b c"),
          Optional.of(100_000.0),
          Optional.of(64L),
          List.of(new Mount("/a,b", "/gcs", true), new Mount("/c", "/d", false)));

  @Test
  void saysWhichTasksRunInContainers() {
    assertThat(setting(Wish.NONE).isFor(false)).isFalse();
    assertThat(setting(Wish.AUTO).isFor(true)).isFalse();
    assertThat(setting(Wish.AUTO).isFor(false)).isTrue();
    assertThat(setting(Wish.PODMAN).isFor(true)).isTrue();
    assertThat(Wish.of("podman")).contains(Wish.PODMAN);
    assertThat(Wish.of("Podman")).isEmpty();
  }

  private static ContainerSetting setting(Wish wish) {
    return new ContainerSetting(wish, List.of());
  }

  @Test
  void readsArgumentsAsOnACommandLine() {
    List<String> both = List.of("--storage-driver", "vfs", "run", "--network=host");
    assertThat(ContainerProgram.of("podman", both).line("ps"))
        .containsExactly("podman", "--storage-driver", "vfs", "ps");
    assertThat(ContainerProgram.of("podman", both).run()).containsExactly("--network=host");
    assertThat(ContainerProgram.of("docker", List.of("--gpus", "all")).own()).isEmpty();
    assertThat(ContainerProgram.of("docker", List.of("--gpus", "all")).run())
        .containsExactly("--gpus", "all");
    assertThat(ContainerProgram.of("docker", List.of("--debug", "run")).run()).isEmpty();
  }

  @Test
  void putsTheUsersWordsBehindOurs() {
    ContainerProgram program = ContainerProgram.of("docker", List.of("--debug", "run", "--cpus=1"));
    List<String> line =
        new ContainerRun(program, ContainerLabels.of(Path.of("/home")), REQUEST).line();
    assertThat(line).startsWith("docker", "--debug", "run", "--name", "vertexai-77", "--label");
    assertThat(line)
        .containsSubsequence(
            "type=bind,\"source=/a,b\",target=/gcs",
            "type=bind,source=/c,target=/d,readonly",
            "--env",
            "A=b c",
            "--memory",
            "64b",
            "--memory-swap",
            "64b",
            "--cpus=1");
    assertThat(line).endsWith("--entrypoint", "java", "image:1", "-cp", "x", "");
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(line).containsSequence("--cpus", processors + ".000");
  }

  @Test
  void saysWhatIsWrongOfEachProgram() {
    // Arguments that no program knows.
    ContainerSetting setting = new ContainerSetting(Wish.AUTO, List.of("--no-such", "run"));
    assertThatThrownBy(() -> new WorkingPrograms().of(setting))
        .isInstanceOf(ContainerProblem.class)
        .hasMessageMatching("docker(: .+| is not installed); podman(: .+| is not installed)");
  }
}
