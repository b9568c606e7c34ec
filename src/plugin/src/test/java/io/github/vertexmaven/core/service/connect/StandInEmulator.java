package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A program that owns a folder and announces itself as the emulator does. */
final class StandInEmulator {

  private static final String SOURCE =
      """
      package io.github.vertexmaven.emulator;
      import com.sun.net.httpserver.HttpServer;
      import java.net.*;
      import java.nio.channels.*;
      import java.nio.file.*;
      public final class Emulator {
        public static void main(String[] args) throws Exception {
          Path home = Path.of(args[1]);
          Files.writeString(home.resolve("start-" + ProcessHandle.current().pid()), String.join(" ", args));
          boolean crash = Files.exists(home.resolve("crash")) && Boolean.getBoolean("vertexai.shared");
          if (crash || Files.exists(home.resolve("broken"))) {
            System.err.println("out of luck");
            System.exit(7);
          }
          if (Files.exists(home.resolve("slow"))) {
            Thread.sleep(600_000);
          }
          FileChannel channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          if (channel.tryLock() == null) {
            System.exit(3);
          }
          HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          server.createContext("/storage/v1/b", call -> { call.sendResponseHeaders(200, -1); call.close(); });
          server.start();
          String address = "127.0.0.1:" + server.getAddress().getPort();
          Path json = home.resolve("new.json");
          Files.writeString(json, "{\\"http\\":\\"" + address + "\\",\\"grpc\\":\\"" + address
              + "\\",\\"vm\\":\\"" + System.getProperty("java.vm.info")
              + "\\",\\"pid\\":" + ProcessHandle.current().pid() + "}");
          Files.move(json, home.resolve("emulator.json"), StandardCopyOption.ATOMIC_MOVE);
          while (!Files.exists(home.resolve("leave"))) {
            Thread.sleep(10);
          }
          System.exit(0);
        }
      }
      """;

  private StandInEmulator() {}

  /** Compiles it. */
  static Path classes(Path folder) {
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///Emulator.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
          }
        };
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, List.of(source))
                .call())
        .isTrue();
    return folder;
  }

  /** The same as a jar. */
  static Path jar(Path folder) throws IOException {
    Path classes = classes(folder.resolve("classes"));
    Path jar = folder.resolve("emulator.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream made = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        made.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, made);
      }
    }
    return jar;
  }

  /** The numbers of the processes that were started in a home folder. */
  static List<Long> started(Path home) {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("start-"))
          .map(name -> Long.parseLong(name.substring("start-".length())))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends those alone that have noted themselves down. */
  static void end(Path home) {
    if (Files.isDirectory(home)) {
      started(home).forEach(pid -> ProcessHandle.of(pid).ifPresent(StandInEmulator::end));
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }
}
