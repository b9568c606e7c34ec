package io.github.vertexmaven.emulator.storage;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** The face in a process of its own, so that it can be killed. */
record StorageProcess(Process process, int port) {

  static StorageProcess over(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsun.net.httpserver.nodelay=true",
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
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StorageFace face = StorageFace.over(Path.of(args[0]));
    StorageFace.PATHS.forEach(path -> server.createContext(path, face));
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    System.out.println(server.getAddress().getPort());
  }
}
