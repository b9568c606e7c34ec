package io.github.vertexmaven.emulator.container;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command line that runs a container to its end. */
record ContainerRun(ContainerProgram program, ContainerLabels labels, ContainerRequest request) {

  /** Where a system has it, containers may not see files of this machine that are not marked so. */
  private static final Path SELINUX = Path.of("/sys/fs/selinux/enforce");

  List<String> line() {
    List<String> line = program.line("run", "--name", ContainerLabels.name(request.attempt()));
    line.addAll(labels.words(request));
    // It is here; its output goes to us, and to no log besides.
    line.addAll(List.of("--pull=never", "--log-driver=none"));
    if (Files.exists(SELINUX)) {
      line.addAll(List.of("--security-opt", "label=disable"));
    }
    request.mounts().forEach(mount -> line.addAll(List.of("--mount", mount.words())));
    request
        .environment()
        .forEach((name, value) -> line.addAll(List.of("--env", name + "=" + value)));
    limits(line);
    // The user's words win over ours.
    line.addAll(program.run());
    List<String> rest = new ArrayList<>(request.arguments());
    if (!request.command().isEmpty()) {
      line.addAll(List.of("--entrypoint", request.command().get(0)));
      rest.addAll(0, request.command().subList(1, request.command().size()));
    }
    line.add(request.image());
    line.addAll(rest);
    return line;
  }

  /** More processors than there are would be refused; the service has no swap space. */
  private void limits(List<String> line) {
    request
        .cpus()
        .ifPresent(
            cpus -> {
              double most = Math.min(cpus, Runtime.getRuntime().availableProcessors());
              line.addAll(List.of("--cpus", String.format(Locale.ROOT, "%.3f", most)));
            });
    request
        .memory()
        .ifPresent(
            bytes -> line.addAll(List.of("--memory", bytes + "b", "--memory-swap", bytes + "b")));
  }
}
