package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.fork.LikeAGoal;
import io.github.vertexmaven.waiting.Eventually;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM with an environment of our choice that loads the module as a goal does. */
final class Fork {

  static final String NOWHERE = "127.0.0.1:1";

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> options = new ArrayList<>();
  private String vertex = NOWHERE;
  private String storage = "http://" + NOWHERE;
  private String logging = NOWHERE;
  private boolean plaintext = true;

  /** With an empty home and a metadata server that nobody runs. */
  Fork(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.toString());
    environment.put("CLOUDSDK_CONFIG", folder.resolve("gcloud").toString());
    environment.put("GCE_METADATA_HOST", NOWHERE);
    options.add("-Duser.home=" + folder);
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    if (Runtime.version().feature() >= 24) {
      // As Maven's own launcher says it: protobuf uses Unsafe, and the JVM complains of it once.
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
  }

  Fork with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Fork without(String variable) {
    environment.remove(variable);
    return this;
  }

  Fork option(String option) {
    options.add(option);
    return this;
  }

  Fork services(String vertexAddress, String storageAddress, String loggingAddress) {
    vertex = vertexAddress;
    storage = storageAddress;
    logging = loggingAddress;
    return this;
  }

  Fork tls() {
    plaintext = false;
    return this;
  }

  /** What it prints; it must not complain. */
  List<String> run(String what, String credentials) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command(what, credentials));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(err, StandardCharsets.UTF_8)).isEmpty();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  private List<String> command(String what, String credentials) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-cp", place(RemoteConnector.class) + File.pathSeparator + place(LikeAGoal.class)));
    command.add(LikeAGoal.class.getName());
    command.add(Path.of("target", "closure.txt").toAbsolutePath().toString());
    command.add(place(CloudConnector.class));
    command.addAll(
        List.of(what, vertex, storage, logging, Boolean.toString(plaintext), credentials));
    return command;
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
