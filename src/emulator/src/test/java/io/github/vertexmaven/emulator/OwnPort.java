package io.github.vertexmaven.emulator;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A port that nobody gets by chance while no emulator has it: none of those that the system gives
 * to whoever asks for any.
 */
final class OwnPort {

  private OwnPort() {}

  /** An emulator on this folder will listen there. */
  static void keepIn(Path home) throws IOException {
    Files.writeString(Files.createDirectories(home).resolve("http-port"), Integer.toString(free()));
  }

  private static int free() throws IOException {
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
}
