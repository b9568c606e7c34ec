package io.github.vertexmaven.core.job.once;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.GoogleAccount;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.RunPage;
import io.github.vertexmaven.core.job.submit.RunLabels;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.job.submit.SpecFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run of a spec that was compiled earlier, here or by others.
 *
 * @param spec a file, or the address of a template
 * @param part the options that name a part, for the labels of the job
 */
public record SpecRun(Call call, String spec, List<String> part) {

  /** Where its data goes on the emulator when nobody says it. */
  private static final String EMULATOR_ROOT = "gs://vertexai/vertexai-runs";

  /** Reads the spec; its parameters are its own, not those of {@code conf/}. */
  public Preparation prepared() {
    ResolvedConfig config = call.configurations().ofFiles();
    SpecFile written = read(config.settings());
    SpecFile read = config.settings().service().isKubeflow() ? written : written.withoutPlatform();
    String root = root(read, config.settings());
    Map<String, Object> parameters = read.parameterValues(call.configurations().runParameters());
    return Preparation.of(
        new JobRun(
            call.console(),
            spec,
            read.name(),
            new JobRun.Job(
                read.json(),
                root,
                parameters,
                call.options(config).withLabels(RunLabels.part(part))),
            RunOptions.experiment(config, read.name()),
            Optional.empty(),
            Set.of(),
            RunPage.ofSpec(read.name(), read.json(), Map.of("spec", spec)),
            call.commands()),
        config);
  }

  private SpecFile read(Settings settings) {
    return spec.matches("https?://.*")
        ? SpecFile.parse(
            call.modules()
                .connector()
                .templates(GoogleAccount.of(settings, call.folders().project()))
                .read(spec),
            spec)
        : SpecFile.read(call.folders().file(spec));
  }

  private static String root(SpecFile spec, Settings settings) {
    String root =
        settings
            .run()
            .root()
            .map(RunRoot::runs)
            .or(spec::defaultRoot)
            .or(() -> Optional.of(EMULATOR_ROOT).filter(given -> settings.onEmulator()))
            .orElseThrow(
                () ->
                    new UserException(
                        "The spec has no defaultPipelineRoot; give"
                            + " -Dvertexai.run_config.root=bucket/folder."));
    if (!root.matches("(gs|s3|minio)://[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/.*)?")) {
      throw new UserException(
          "Run data cannot go to '"
              + root
              + "', as the spec requires; give -Dvertexai.run_config.root=bucket/folder.");
    }
    return root;
  }
}
