package io.github.vertexmaven.core.service.process;

import io.github.vertexmaven.core.ProcessLocale;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.jvm.JvmProgram;
import io.github.vertexmaven.core.jvm.SharedClasses;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.connect.QuietJvm;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the process of the client is started. */
final class ClientProgram {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private ClientProgram() {}

  /**
   * Starts it.
   *
   * @param jars of the module with the client
   * @param archives the folder for shared classes
   * @return none where that cannot be
   */
  static Optional<ClientProcess> start(List<Path> jars, Path archives) {
    Optional<Path> own = own();
    return own.isEmpty() ? Optional.empty() : start(program(jars, own.get(), archives));
  }

  private static JvmProgram program(List<Path> jars, Path own, Path archives) {
    List<Path> classPath = new ArrayList<>(jars);
    classPath.add(own);
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
    options.addAll(QuietJvm.options(Runtime.version().feature()));
    return new JvmProgram(
        JAVA, ServeClient.class.getName(), classPath, List.of(), options, Optional.of(archives));
  }

  private static Optional<ClientProcess> start(JvmProgram program) {
    SharedClasses shared = SharedClasses.of(program);
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/bin/sh"))) {
      // Who stops the build with Ctrl-C may still ask for something on the way out.
      command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    }
    command.add(program.java().toString());
    command.addAll(program.options());
    command.addAll(shared.options());
    command.add("-cp");
    command.add(
        shared.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program.main());
    ProcessBuilder builder = new ProcessBuilder(command);
    try {
      ProcessLocale.prepare(builder.environment(), command);
      ClientProcess process = ClientProcess.with(builder.start(), shared);
      shared.started();
      return Optional.of(process);
    } catch (IOException | UserException e) {
      // Then the client runs in this JVM.
      return Optional.empty();
    }
  }

  private static Optional<Path> own() {
    CodeSource source = RemoteConnector.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? Optional.empty() : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
