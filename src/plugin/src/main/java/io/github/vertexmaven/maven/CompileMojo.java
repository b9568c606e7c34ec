package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.job.CompilePipelines;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Compiles the project's pipelines to Vertex AI Pipelines specs and checks them: {@code
 * target/vertexai/graph.json}, {@code conf.json}, and one spec for each pipeline that can run on
 * its own. It attaches all of them as artifacts. If you choose a part of a pipeline, it compiles
 * only that part, to {@code <name>.slice.json}, and does not attach it. It works offline, needs no
 * credentials, and does not rewrite unchanged files.
 */
@Mojo(
    name = "compile",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class CompileMojo extends PipelineMojo {

  /**
   * Makes a release for these environments, separated by commas: attaches a spec for each pipeline
   * and environment, with classifier {@code <pipeline>-<env>}, and the code that they share as
   * {@code vertexai-code}. {@code run-once} and {@code schedule} run it with {@code
   * -Dvertexai.artifact=group:artifact:version}, without the project.
   */
  @Parameter(property = "vertexai.envs")
  private String envs;

  @Inject private MavenProjectHelper artifacts;

  @Override
  public void run(CalledProject here) {
    new CompilePipelines(
            build(here),
            part(false),
            given().list("envs", envs).stream().distinct().toList(),
            here.makesJobs() && !given().flag("dryRun", false),
            (type, classifier, file) ->
                artifacts.attachArtifact(here.project(), type, classifier, file.toFile()))
        .run();
  }
}
