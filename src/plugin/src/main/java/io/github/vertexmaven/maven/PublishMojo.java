package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.job.ship.PublicationList;
import io.github.vertexmaven.core.job.ship.Shipment;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Registers the specs of the project's pipelines in the repository of Artifact Registry that {@code
 * run_config.template_repository} names, after the code that they need was uploaded: from there the
 * console, {@code run-once -Dvertexai.spec=<repository>/<name>/<tag>} and others can run them.
 */
@Mojo(name = "publish", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class PublishMojo extends ProjectMojo {

  /** The only pipeline that is registered; all when left out. */
  @Parameter(property = "vertexai.pipeline")
  private String pipeline;

  /** The tags of this version, separated by commas; {@code latest} and the project's version. */
  @Parameter(property = "vertexai.templateTags")
  private String templateTags;

  /**
   * Builds and pushes the image before, where {@code run_config.code} is {@code image} and its
   * registry lacks one with this code.
   */
  @Parameter(property = "vertexai.autoBuild", defaultValue = "false")
  private boolean autoBuild;

  /** Overwrites an image of the same tag without asking; in batch mode nothing is asked. */
  @Parameter(property = "vertexai.yes", defaultValue = "false")
  private boolean yes;

  /** Says what would be uploaded and registered, and does neither. */
  @Parameter(property = "vertexai.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Inject
  PublishMojo(MavenServices maven) {
    super(maven);
  }

  @Override
  Optional<String> namedPipeline() {
    return option("pipeline", pipeline);
  }

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    checkCompiled("vertexai:publish");
    ResolvedConfig config = configOfFiles();
    String repository =
        config
            .settings()
            .run()
            .build()
            .templateRepository()
            .orElseThrow(
                () ->
                    new UserException(
                        "run_config.template_repository is not set: the repository of Artifact"
                            + " Registry that specs are registered in.\n  Make one with gcloud"
                            + " artifacts repositories create --repository-format=kfp"));
    List<String> tags = tags();
    Compilation compilation = compile(config, config, graph -> graph);
    if (flag("dryRun", dryRun)) {
      describe(compilation, repository, tags);
      return;
    }
    try {
      publish(pinned(compilation, autoBuild, yes), repository, tags);
    } catch (RemoteException e) {
      throw RemoteMojo.failure(e);
    }
  }

  private List<String> tags() {
    String version = project().getVersion();
    List<String> tags =
        option("templateTags", templateTags).stream()
            .flatMap(text -> Arrays.stream(text.split(",")))
            .map(String::strip)
            .filter(tag -> !tag.isEmpty())
            .toList();
    List<String> chosen = tags.isEmpty() ? List.of("latest", tag(version)) : tags;
    for (String tag : chosen) {
      if (!tag.matches("[a-z0-9][a-z0-9._-]{0,127}")) {
        throw new UserException(
            "-Dvertexai.templateTags: '"
                + tag
                + "' is not a tag: lower case letters, digits, dots, dashes and underscores.");
      }
    }
    return chosen;
  }

  private static String tag(String version) {
    return version.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }

  private void describe(Compilation compilation, String repository, List<String> tags) {
    Settings settings = compilation.request().config().settings();
    List<Cargo> shipments = new ArrayList<>();
    Map<String, String> specs = new LinkedHashMap<>();
    for (CompiledPipeline compiled : wanted(compilation)) {
      shipments.add(shipment(compilation, compiled));
      Path file = compilation.files().specs().get(compiled.pipeline());
      specs.put(compiled.spec().name(), relative(file));
    }
    PublicationList.of(
            shipments,
            settings.run().image().filter(image -> settings.codeInImage()),
            specs,
            repository,
            tags)
        .forEach(getLog()::info);
  }

  private void publish(Compilation compilation, String repository, List<String> tags) {
    ResolvedConfig config = compilation.request().config();
    Connecting connecting = connecting();
    Templates templates =
        modules()
            .cloud()
            .connector()
            .templates(Connecting.credentials(config.settings(), baseDir()));
    try (Connecting.Connection connection = connecting.connect(config)) {
      for (CompiledPipeline compiled : wanted(compilation)) {
        ship(compilation, compiled, connection);
        String version =
            templates.register(
                repository, compiled.spec().name() + ".yaml", SpecJson.of(compiled.spec()), tags);
        getLog()
            .info("Registered " + repository + "/" + version + " as " + String.join(", ", tags));
      }
    }
  }

  private List<CompiledPipeline> wanted(Compilation compilation) {
    return option("pipeline", pipeline)
        .map(name -> List.of(compilation.pipeline(name)))
        .orElse(compilation.result().pipelines());
  }

  private void ship(
      Compilation compilation, CompiledPipeline compiled, Connecting.Connection connection) {
    shipment(compilation, compiled)
        .ship(connection.remote().objects(), (uri, size) -> getLog().debug("uploaded " + uri));
  }

  private Shipment shipment(Compilation compilation, CompiledPipeline compiled) {
    return new Shipment(
        compiled.staged(),
        compilation.jvm().classPath(),
        compilation.jvm().own(),
        compilation.request().config().settings().run().root().orElseThrow(),
        project().getArtifactId());
  }
}
