package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where tasks find their launch jars, and how they start them.
 *
 * @param folder an absolute path in the container
 * @param jvmFlags of the project
 */
record CodePlace(String folder, List<String> jvmFlags) {

  private static final String BOOT = "io.github.vertexmaven.boot.Boot";

  /** The mounted bucket, or the project's image; a task with an image of its own lacks that. */
  static CodePlace of(Settings settings, Optional<String> ownImage) {
    String staged = "/gcs/" + settings.run().root().orElse("") + "/vertexai-code";
    return new CodePlace(
        settings.codeInImage() && ownImage.isEmpty() ? CompiledPipeline.IMAGE_FOLDER : staged,
        settings.run().build().jvmFlags());
  }

  /** The command of a task; the project's flags come last, so that they win. */
  List<String> command(String identity) {
    List<String> command = new ArrayList<>(List.of("java", "-XX:MaxRAMPercentage=75"));
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", folder + "/launch-" + identity + ".jar", BOOT));
    return command;
  }
}
