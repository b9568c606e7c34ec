package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.document.CacheLimit;
import io.github.vertexmaven.core.compile.project.Compilation;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.job.ship.PublicationList;
import io.github.vertexmaven.core.job.ship.Shipment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Registers the specs of a project, after the code that they need was uploaded.
 *
 * @param pipeline the only one that is registered; all when left out
 * @param tags of this version; the usual ones when there are none
 * @param dryRun only says what would be done
 */
public record PublishSpecs(
    ProjectBuild build,
    Optional<String> pipeline,
    List<String> tags,
    ImageOptions image,
    boolean dryRun) {

  /** Does it. */
  public void run() {
    build.project().checkCompiled("publish");
    ResolvedConfig config = build.call().configurations().ofFiles();
    String repository = repository(config.settings());
    List<String> chosen = chosenTags();
    Compilation compilation =
        build.compiling(pipeline).of(config, config, UnaryOperator.identity());
    if (dryRun) {
      describe(compilation, repository, chosen);
    } else {
      publish(build.pinned(compilation, image), repository, chosen);
    }
  }

  /** An installation of Kubeflow Pipelines keeps versions of pipelines itself. */
  private static String repository(Settings settings) {
    if (settings.service().isKubeflow()) {
      return settings.service().toString();
    }
    return settings
        .run()
        .build()
        .templateRepository()
        .orElseThrow(
            () ->
                new UserException(
                    "run_config.template_repository is not set: the repository of Artifact"
                        + " Registry that specs are registered in.\n  Make one with gcloud"
                        + " artifacts repositories create --repository-format=kfp"));
  }

  private List<String> chosenTags() {
    String version = build.project().facts().version();
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

  private void describe(Compilation compilation, String repository, List<String> chosen) {
    Settings settings = compilation.request().config().settings();
    List<Cargo> shipments = new ArrayList<>();
    Map<String, String> specs = new LinkedHashMap<>();
    for (CompiledPipeline compiled : wanted(compilation)) {
      shipments.add(shipment(compilation, compiled));
      Path file = compilation.files().specs().get(compiled.pipeline());
      specs.put(compiled.spec().name(), build.project().shown(file));
    }
    PublicationList.of(
            shipments,
            settings.run().image().filter(own -> settings.codeInImage()),
            specs,
            repository,
            chosen)
        .forEach(build.console()::info);
  }

  private void publish(Compilation compilation, String repository, List<String> chosen) {
    ResolvedConfig config = compilation.request().config();
    try (Connection connection = build.call().connecting().connect(config)) {
      for (CompiledPipeline compiled : wanted(compilation)) {
        shipment(compilation, compiled)
            .ship(
                connection.remote().objects(),
                (uri, size) -> build.console().debug("uploaded " + uri));
        String version =
            connection
                .remote()
                .templates()
                .register(
                    repository,
                    compiled.spec().name() + ".yaml",
                    SpecJson.of(compiled.spec(), limit(config.settings())),
                    chosen);
        build
            .console()
            .info(
                "Registered "
                    + (config.settings().service().isKubeflow()
                        ? version + " in " + repository
                        : repository + "/" + version + " as " + String.join(", ", chosen)));
      }
    }
  }

  private List<CompiledPipeline> wanted(Compilation compilation) {
    return pipeline
        .map(name -> List.of(compilation.pipeline(name)))
        .orElse(compilation.result().pipelines());
  }

  private Shipment shipment(Compilation compilation, CompiledPipeline compiled) {
    return new Shipment(
        compiled.staged(),
        compilation.jvm().classPath(),
        compilation.jvm().own(),
        compilation.request().config().settings().run().root().orElseThrow().uri(),
        build.project().facts().artifactId());
  }

  /** The emulator looks itself whether data is there. */
  private static CacheLimit limit(Settings settings) {
    return settings.onEmulator() ? CacheLimit.none() : CacheLimit.ofTemplate();
  }
}
