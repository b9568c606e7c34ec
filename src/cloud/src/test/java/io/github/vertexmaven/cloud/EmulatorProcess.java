package io.github.vertexmaven.cloud;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A standing emulator in a process of its own. */
final class EmulatorProcess implements AutoCloseable {

  private final Process process;
  private final Endpoints endpoints;
  private final Token token;

  private EmulatorProcess(Process process, Endpoints endpoints, Token token) {
    this.token = token;
    this.process = process;
    this.endpoints = endpoints;
  }

  /** One that is as strict as the service. */
  static EmulatorProcess start(Path home) throws IOException {
    Files.createDirectories(home);
    Files.writeString(home.resolve("preferences.json"), "{\"strict\": true}");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.github.vertexmaven.emulator.Emulator",
                    "--home",
                    home.toString(),
                    "--stand"))
            .redirectErrorStream(true)
            .redirectOutput(home.resolveSibling("emulator.log").toFile())
            .start();
    Path announced = home.resolve("emulator.json");
    Eventually.is(() -> !process.isAlive() || isAnnounced(announced, process));
    if (!process.isAlive()) {
      throw new IllegalStateException(Files.readString(home.resolveSibling("emulator.log")));
    }
    JsonObject facts = facts(announced);
    String http = "http://" + facts.get("http").getAsString();
    String grpc = facts.get("grpc").getAsString();
    Token token = new Token(facts.get("token").getAsString());
    return new EmulatorProcess(process, new Endpoints(grpc, http, grpc, true), token);
  }

  private static boolean isAnnounced(Path file, Process process) throws IOException {
    return Files.exists(file) && facts(file).get("pid").getAsLong() == process.pid();
  }

  private static JsonObject facts(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  /** A connection as a goal has it. */
  Remote connect() {
    return new CloudConnector(Connections.QUICK)
        .connect(new VertexTarget("my-project", "europe-west1", Optional.of(endpoints), token));
  }

  /** At once, as if the machine had stopped. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
