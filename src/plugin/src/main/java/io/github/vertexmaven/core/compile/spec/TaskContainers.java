package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Container;
import io.github.vertexmaven.core.conf.settings.NodeSettings.TaskSettings;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What tasks run: the code of their identity, where it is. */
final class TaskContainers {

  private static final String BOOT = "io.github.vertexmaven.boot.Boot";

  private final SpecParts parts;
  private final Settings all;
  private final RunSettings settings;
  private final TaskRules rules;

  TaskContainers(SpecParts parts) {
    this.parts = parts;
    this.all = parts.request().config().settings();
    this.settings = all.run();
    this.rules = new TaskRules(all);
  }

  Container of(Node node, String identity, boolean hasOutputs) {
    TaskSettings task = rules.of(node);
    CompileRequest request = parts.request();
    return new Container(
        request.pinned(task.image().or(settings::image).orElse(request.defaultImage())),
        command(launchJar(identity, task.image())),
        parts.dialect().arguments(),
        new TreeMap<>(task.env()),
        parts.dialect().machine(node),
        parts.dialect().pod(node, hasOutputs));
  }

  /** In the project's image, which a task with an image of its own lacks, or where it is staged. */
  private String launchJar(String identity, Optional<String> ownImage) {
    return all.codeInImage() && ownImage.isEmpty()
        ? CompiledPipeline.IMAGE_FOLDER + "/launch-" + identity + ".jar"
        : parts.dialect().stagedLaunchJar(parts.root(), identity);
  }

  /** The project's flags come last, so that they win. */
  private List<String> command(String launchJar) {
    List<String> command = new ArrayList<>(List.of("java", "-XX:MaxRAMPercentage=75"));
    command.addAll(settings.build().jvmFlags());
    command.addAll(List.of("-cp", launchJar, BOOT));
    return command;
  }
}
