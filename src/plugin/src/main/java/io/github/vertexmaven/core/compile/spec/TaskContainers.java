package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Container;
import io.github.vertexmaven.core.conf.settings.NodeSettings.TaskSettings;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.conf.settings.Settings;
import java.util.List;
import java.util.TreeMap;

/** What tasks run: the code of their identity, where it is. */
final class TaskContainers {

  private final SpecParts parts;
  private final RunSettings settings;
  private final Machines machines;
  private final TaskRules rules;

  TaskContainers(SpecParts parts) {
    Settings all = parts.request().config().settings();
    this.parts = parts;
    this.settings = all.run();
    this.machines = new Machines(all);
    this.rules = new TaskRules(all);
  }

  Container of(Node node, String identity) {
    TaskSettings task = rules.of(node);
    CompileRequest request = parts.request();
    return new Container(
        request.pinned(task.image().or(settings::image).orElse(request.defaultImage())),
        CodePlace.of(request.config().settings(), task.image()).command(identity),
        List.of(
            "--executor-input",
            "{{$}}",
            "--job-name",
            "{{$.pipeline_job_name}}",
            "--job-id",
            "{{$.pipeline_job_uuid}}"),
        new TreeMap<>(task.env()),
        machines.of(node));
  }
}
