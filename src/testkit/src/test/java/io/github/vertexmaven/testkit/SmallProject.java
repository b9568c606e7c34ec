package io.github.vertexmaven.testkit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a project with the nodes of {@link Words}. */
final class SmallProject {

  private SmallProject() {}

  static Path in(Path dir) throws IOException, URISyntaxException {
    write(dir, "data/text.txt", "the cat saw the elephant");
    write(
        dir,
        "conf/base/catalog.yml",
        "text: {type: text, filepath: data/text.txt}\n"
            + "counts: {type: json, filepath: data/out/counts.json}\n");
    write(dir, "conf/base/parameters.yml", "min_length: 1\n");
    write(
        dir,
        "conf/base/vertexai.yml",
        "run_config:\n  root: bucket/folder\n  image: java@sha256:0\n"
            + "  resources: {longest: {cpu: 8, memory: 60Gi}}\n");
    String file = Words.class.getName().replace('.', '/') + ".class";
    Path classes = Path.of(Words.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path copy = dir.resolve("target/classes").resolve(file);
    Files.createDirectories(copy.getParent());
    Files.copy(classes.resolve(file), copy);
    return dir;
  }

  private static void write(Path dir, String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
