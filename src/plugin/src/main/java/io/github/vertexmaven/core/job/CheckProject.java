package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.check.NeededRoles;
import io.github.vertexmaven.core.job.check.OnlineCheck;
import io.github.vertexmaven.core.job.check.OnlineCheck.Finding;
import io.github.vertexmaven.core.job.check.OnlineCheck.Verdict;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.show.terminal.Console;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Checks all that can be checked without running. */
public record CheckProject(ProjectBuild build) {

  /** Does it. */
  public void run() {
    Call call = build.call();
    build.project().checkCompiled("check");
    ResolvedConfig config = call.configurations().ofRun();
    SpecCompiler.Result result = compiled(config);
    if (!config.settings().onEmulator() && !config.settings().service().isKubeflow()) {
      NeededRoles.of(config.settings()).forEach(call.console()::info);
    }
    if (call.offline() && !config.settings().onEmulator()) {
      call.console().info("Maven is offline: project, bucket and images were not checked.");
    } else {
      tell(online(config, images(result, config)));
    }
  }

  private SpecCompiler.Result compiled(ResolvedConfig config) {
    Console console = build.console();
    SpecCompiler.Result result =
        build.compiling(Optional.empty()).of(config, config, UnaryOperator.identity()).result();
    result.warnings().forEach(console::warn);
    result.notes().forEach(console::info);
    console.info(
        "Configuration and pipelines: "
            + result.pipelines().size()
            + " specs for "
            + config.settings().service()
            + " are valid.");
    return result;
  }

  /** On this machine no image is pulled; one that holds the project's code is built by a run. */
  private static Set<String> images(SpecCompiler.Result result, ResolvedConfig config) {
    Set<String> images = new TreeSet<>();
    RunSettings run = config.settings().run();
    if (!config.settings().onEmulator()) {
      result.pipelines().forEach(pipeline -> collect(pipeline.spec().tasks().values(), images));
      run.image().filter(own -> run.build().inImage()).ifPresent(images::remove);
    }
    return images;
  }

  private static void collect(Collection<Task> tasks, Set<String> images) {
    for (Task task : tasks) {
      if (task instanceof ContainerTask container) {
        images.add(container.container().image());
      } else if (task instanceof DagTask dag) {
        collect(dag.tasks().values(), images);
      }
    }
  }

  private List<Finding> online(ResolvedConfig config, Set<String> images) {
    Optional<String> bucket =
        config
            .settings()
            .run()
            .root()
            .filter(root -> config.settings().writesToRoot())
            .map(RunRoot::bucket);
    try (Connection connection = build.call().connecting().connect(config)) {
      return OnlineCheck.of(
          connection.remote(),
          connection.target(),
          bucket,
          account(config),
          images,
          image -> digest(image, config));
    }
  }

  /** No other service has any. */
  private static Optional<String> account(ResolvedConfig config) {
    return config.settings().onEmulator() || config.settings().service().isKubeflow()
        ? Optional.empty()
        : config.settings().run().serviceAccount();
  }

  private Optional<String> digest(String image, ResolvedConfig config) {
    return build
        .registries()
        .open(config.settings(), config.settings().run().image(), List.of(image))
        .digest(image);
  }

  private void tell(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.verdict() == Verdict.GOOD) {
        build.console().info(finding.text());
      } else if (finding.verdict() == Verdict.UNKNOWN) {
        build.console().warn(finding.text());
      }
    }
    List<String> problems =
        findings.stream()
            .filter(finding -> finding.verdict() == Verdict.BAD)
            .map(Finding::text)
            .toList();
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }
}
