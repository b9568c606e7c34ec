package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The face in a process of its own, so that it can be killed. */
record StorageProcess(Process process, int port) {

  static StorageProcess over(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StorageProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new StorageProcess(process, Integer.parseInt(out.readLine()));
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Serves the folder of its argument, and prints the port. */
  public static void main(String[] args) throws IOException {
    WebServer server =
        WebServer.start(0, List.of(StorageService.over(Path.of(args[0]))), List.of());
    System.out.println(server.port());
  }
}
