package io.github.vertexmaven.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The code of a task as it is staged: a launch jar with boot code and the task's description, and
 * the jars that it lists beside it.
 *
 * @param launchJar what a task is started from
 */
public record StagedTask(Path launchJar) {

  private static final String BOOT = "io/github/vertexmaven/boot/";

  /** Stages compiled classes, the runtime and its libraries into a folder. */
  public static StagedTask in(Path folder, Path classes, String description) throws IOException {
    Files.createDirectories(folder.resolve("jars"));
    List<String> names = new ArrayList<>();
    names.add("+jars/project.jar");
    jar(folder.resolve("jars/project.jar"), classes, "");
    for (Path entry : classPath()) {
      String name = "jars/" + entry.getFileName() + (Files.isDirectory(entry) ? ".jar" : "");
      names.add(name);
      if (Files.isDirectory(entry)) {
        jar(folder.resolve(name), entry, "");
      } else {
        Files.copy(entry, folder.resolve(name));
      }
    }
    Path launchJar = folder.resolve("launch.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(launchJar))) {
      for (Path entry : classPath()) {
        if (Files.isDirectory(entry)) {
          add(zip, entry, BOOT);
        }
      }
      add(zip, "META-INF/vertexai/jars", (String.join("\n", names) + "\n").getBytes(UTF_8));
      add(zip, "META-INF/vertexai/task.json", description.getBytes(UTF_8));
    }
    return new StagedTask(launchJar);
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  /** What a project that depends on the runtime has: the runtime itself, and what it needs. */
  private static List<Path> classPath() {
    return Stream.of(Compiled.classPath().split(File.pathSeparator))
        .filter(
            entry ->
                entry.endsWith(File.separator + "target" + File.separator + "classes")
                    || entry.matches(
                        ".*(gson|snakeyaml|dflib|fastcsv|fastdoubleparser)[^/\\\\]*\\.jar"))
        .map(Path::of)
        .toList();
  }

  private static void jar(Path jar, Path folder, String prefix) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, folder, prefix);
    }
  }

  private static void add(ZipOutputStream zip, Path folder, String prefix) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (name.startsWith(prefix)) {
        add(zip, name, Files.readAllBytes(file));
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
