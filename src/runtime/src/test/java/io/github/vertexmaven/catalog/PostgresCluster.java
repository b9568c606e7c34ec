package io.github.vertexmaven.catalog;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of its own on loopback, when the machine has the programs for it. */
final class PostgresCluster {

  private static final String USER = "tester";
  private static final String PASSWORD = "pa'ss word";

  private final Path bin;
  private final Path home;
  private final int port;

  private PostgresCluster(Path bin, Path home, int port) {
    this.bin = bin;
    this.home = home;
    this.port = port;
  }

  /** The folder with {@code initdb} and {@code pg_ctl}, of the newest version. */
  static Optional<Path> programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static Optional<PostgresCluster> shared;

  /** One for all tests of this JVM, started when the first one asks, where there are programs. */
  static synchronized Optional<PostgresCluster> shared() throws IOException {
    if (shared == null) {
      Optional<Path> programs = programs();
      shared = programs.isEmpty() ? Optional.empty() : Optional.of(started(programs.get()));
    }
    return shared;
  }

  private static PostgresCluster started(Path bin) throws IOException {
    try {
      PostgresCluster cluster = start(bin);
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::end));
      return cluster;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    try {
      stop();
    } catch (IOException | InterruptedException e) {
      System.err.println(e);
    }
  }

  private static PostgresCluster start(Path bin) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(Path.of("/tmp"), "vertexai-pg");
    Files.writeString(home.resolve("password"), PASSWORD);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    if (isRoot()) {
      run(List.of("chown", "-R", "postgres", home.toString()));
    }
    PostgresCluster cluster = new PostgresCluster(bin, home, freePort());
    cluster.program(
        "initdb",
        "-D",
        cluster.data(),
        "-U",
        USER,
        "-A",
        "scram-sha-256",
        "--pwfile=" + home.resolve("password"),
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync");
    String options =
        "-p " + cluster.port + " -k " + home + " -c listen_addresses=127.0.0.1 -c fsync=off";
    cluster.program(
        "pg_ctl",
        "-D",
        cluster.data(),
        "-w",
        "-l",
        home.resolve("log").toString(),
        "-o",
        options,
        "start");
    return cluster;
  }

  /** Not one of those that the system gives to whoever asks for any: it stays free until used. */
  private static int freePort() throws IOException {
    Random random = new Random();
    while (true) {
      int port = 20_000 + random.nextInt(12_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Another one is as good.
      }
    }
  }

  private String data() {
    return home.resolve("data").toString();
  }

  private void program(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  /** PostgreSQL refuses to be run by root. */
  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("vertexai-pg", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(new java.io.File("/tmp"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + " failed:\n" + Files.readString(output));
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  Map<String, Object> credentials() {
    return Map.of(
        "url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "user", USER,
        "password", PASSWORD);
  }

  private void stop() throws IOException, InterruptedException {
    program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
