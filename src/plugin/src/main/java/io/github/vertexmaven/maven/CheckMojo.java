package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.job.check.OnlineCheck;
import io.github.vertexmaven.core.job.check.OnlineCheck.Finding;
import io.github.vertexmaven.core.job.check.OnlineCheck.Verdict;
import io.github.vertexmaven.core.service.RemoteException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks all that can be checked without running: the configuration, the pipelines and their specs,
 * as {@code compile} does; then, unless Maven is offline, that Vertex AI answers, that the bucket
 * may be read and written, and that the images are in their registries. Nothing is submitted or
 * uploaded.
 */
@Mojo(name = "check", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class CheckMojo extends ProjectMojo {

  @Inject
  CheckMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    checkCompiled("vertexai:check");
    ResolvedConfig config = config();
    SpecCompiler.Result result = compile(config, config, UnaryOperator.identity()).result();
    result.warnings().forEach(warning -> getLog().warn(warning));
    result.notes().forEach(note -> getLog().info(note));
    getLog()
        .info("Configuration and pipelines: " + result.pipelines().size() + " specs are sound.");
    if (session().isOffline() && !config.settings().onEmulator()) {
      getLog().info("Maven is offline: project, bucket and images were not checked.");
      return;
    }
    tell(online(config, images(result, config)));
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

  private List<Finding> online(ResolvedConfig config, Set<String> images)
      throws MojoExecutionException, MojoFailureException {
    Connecting connecting = connecting();
    String bucket = config.settings().run().root().orElseThrow().replaceFirst("/.*", "");
    try (Connecting.Connection connection = connecting.connect(config)) {
      return OnlineCheck.of(
          connection.remote(),
          connection.target().projectId(),
          connection.target().region(),
          bucket,
          images,
          image -> digest(image, config));
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private Optional<String> digest(String image, ResolvedConfig config) {
    return new Registries(modules(), session(), maven().decrypter(), variables(), baseDir())
        .open(config.settings(), config.settings().run().image(), List.of(image))
        .digest(image);
  }

  private void tell(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.verdict() == Verdict.GOOD) {
        getLog().info(finding.text());
      } else if (finding.verdict() == Verdict.UNKNOWN) {
        getLog().warn(finding.text());
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
