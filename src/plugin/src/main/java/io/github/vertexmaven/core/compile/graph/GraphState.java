package io.github.vertexmaven.core.compile.graph;

import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A digest of all that a description depends on: class path, JVM, catalog and parameters. As long
 * as it is the same, {@code graph.json} is still right and no JVM has to be started. There are two:
 * one looks at size and time of files alone, the other reads the classes of folders, which a
 * comment or another compilation does not change.
 */
final class GraphState {

  private final MessageDigest digest;

  private GraphState() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By size and time of the files. */
  static String of(ProjectJvm jvm, ResolvedConfig config, String pluginVersion) {
    return of(jvm, config, pluginVersion, GraphState::add);
  }

  /** By what is in the folders of the class path. */
  static String ofContent(ProjectJvm jvm, ResolvedConfig config, String pluginVersion) {
    return of(jvm, config, pluginVersion, GraphState::addContent);
  }

  private static String of(
      ProjectJvm jvm,
      ResolvedConfig config,
      String pluginVersion,
      BiConsumer<GraphState, Path> adding) {
    GraphState state = new GraphState();
    state.add(pluginVersion);
    state.add(jvm.java());
    state.add(jvm.options().toString());
    jvm.classPath().forEach(entry -> adding.accept(state, entry));
    state.add(ForkRequest.described(config).text());
    return HexFormat.of().formatHex(state.digest.digest());
  }

  private void addContent(Path entry) {
    if (Files.isDirectory(entry)) {
      add(entry + "|" + CodeDigest.ofNamed(entry));
    } else {
      add(entry);
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private void add(Path entry) {
    try {
      if (Files.isDirectory(entry)) {
        for (Path file : files(entry)) {
          addFile(file);
        }
      } else if (Files.exists(entry)) {
        addFile(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path dir) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void addFile(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    add(file + "|" + attributes.size() + "|" + attributes.lastModifiedTime().toMillis());
  }
}
