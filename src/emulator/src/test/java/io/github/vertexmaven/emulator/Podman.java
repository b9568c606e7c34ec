package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Podman as Debian has it, with a store of its own in a folder of the test, and images that are
 * made of a shell alone.
 */
final class Podman {

  /** An image with a shell, loaded. */
  static final String SHELL = "localhost/vertexai-test/shell:1";

  private static final Path BUSYBOX = Path.of("/bin/busybox");

  private final Path folder;

  private Podman(Path folder) {
    this.folder = folder;
  }

  /** It has to be there on a build server; elsewhere its tests are left out. */
  static Podman in(Path folder) throws Exception {
    boolean there =
        Files.isExecutable(Path.of("/usr/bin/podman"))
            && Files.isExecutable(Path.of("/usr/sbin/runc"))
            && Files.isExecutable(BUSYBOX);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("apt-get install podman runc busybox-static").isTrue();
    }
    assumeTrue(there, "not installed: apt-get install podman runc busybox-static");
    Podman podman = new Podman(folder);
    podman.call("load", "--input", podman.archive(SHELL, Map.of()).toString());
    return podman;
  }

  /** What makes it run on a machine that is a container itself. */
  List<String> arguments() {
    return List.of(
        "--root",
        folder.resolve("store").toString(),
        "--runroot",
        folder.resolve("run").toString(),
        "--storage-driver",
        "vfs",
        "--runtime",
        "runc",
        "--cgroup-manager",
        "cgroupfs",
        "run",
        "--network=host",
        "--ulimit",
        "nofile=20000:20000",
        "--ulimit",
        "nproc=1000:1000");
  }

  /** Every task runs in its image. */
  ContainerSetting setting() {
    return setting(ContainerSetting.Wish.PODMAN);
  }

  ContainerSetting setting(ContainerSetting.Wish wish) {
    return new ContainerSetting(wish, arguments());
  }

  /** The same as options of an emulator. */
  String[] options() {
    List<String> options = new ArrayList<>(List.of("--stand", "--containers", "podman"));
    arguments().forEach(word -> options.addAll(List.of("--container-argument", word)));
    return options.toArray(String[]::new);
  }

  /** The ids of all containers. */
  List<String> containers() throws Exception {
    return call("ps", "--all", "--quiet").lines().toList();
  }

  String call(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of("podman"));
    line.addAll(arguments().subList(0, arguments().indexOf("run")));
    line.addAll(List.of(words));
    return output(line);
  }

  /**
   * An image in a file, as {@code docker load} reads it.
   *
   * @param config what it says of its containers
   */
  Path archive(String name, Map<String, Object> config) throws Exception {
    Path work = Files.createTempDirectory(Files.createDirectories(folder), "image");
    Path root = Files.createDirectories(work.resolve("root"));
    for (String part : List.of("bin", "srv", "tmp", "etc")) {
      Files.createDirectories(root.resolve(part));
    }
    Files.writeString(
        root.resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nmaria:x:7:7::/srv:/bin/sh\n");
    Files.copy(BUSYBOX, root.resolve("bin/busybox"));
    root.resolve("bin/busybox").toFile().setExecutable(true, false);
    for (String word : output(List.of("busybox", "--list")).lines().toList()) {
      if (!word.equals("busybox")) {
        Files.createSymbolicLink(root.resolve("bin").resolve(word), Path.of("busybox"));
      }
    }
    Path layer = work.resolve("layer.tar");
    output(List.of("tar", "-C", root.toString(), "-cf", layer.toString(), "."));
    Map<String, Object> full = new LinkedHashMap<>();
    full.put("architecture", "amd64");
    full.put("os", "linux");
    full.put("config", config);
    full.put("rootfs", Map.of("type", "layers", "diff_ids", List.of("sha256:" + sha256(layer))));
    Files.writeString(work.resolve("config.json"), JsonValues.write(full));
    Files.writeString(
        work.resolve("manifest.json"),
        JsonValues.write(
            List.of(
                Map.of(
                    "Config", "config.json",
                    "RepoTags", List.of(name),
                    "Layers", List.of("layer.tar")))));
    Path archive = work.resolve("image.tar");
    output(
        List.of(
            "tar",
            "-C",
            work.toString(),
            "-cf",
            archive.toString(),
            "manifest.json",
            "config.json",
            "layer.tar"));
    return archive;
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return String.format("%064x", new BigInteger(1, digest));
  }

  private static String output(List<String> line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", line, output).isZero();
    return output.strip();
  }
}
