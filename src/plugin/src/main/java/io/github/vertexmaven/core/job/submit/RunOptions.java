package io.github.vertexmaven.core.job.submit;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.ExperimentName;
import io.github.vertexmaven.core.conf.settings.NetworkSettings;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.JobOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the settings say of jobs, in the words of the service: the same for a run that is submitted
 * and for the runs of a schedule.
 */
public final class RunOptions {

  private RunOptions() {}

  /**
   * The options of every job of the configuration.
   *
   * @param pluginVersion for the labels
   * @param commit for the labels: the commit that the project's files are, when they are one
   * @throws UserException with everything that the service would refuse
   */
  public static JobOptions of(
      ResolvedConfig config, String pluginVersion, Optional<String> commit) {
    List<String> problems = problems(config);
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
    RunSettings run = config.settings().run();
    return new JobOptions(
        RunLabels.of(config, pluginVersion, commit),
        run.serviceAccount(),
        run.failFast(),
        run.preflightValidations(),
        run.kmsKey(),
        network(run.network()));
  }

  /**
   * The experiment of the settings, for jobs of a pipeline.
   *
   * @param pipeline what the pipeline's spec is called
   * @throws UserException when the service could not tell the two apart
   */
  public static Optional<Experiment> experiment(ResolvedConfig config, String pipeline) {
    ExperimentName.problem(config.settings(), pipeline)
        .ifPresent(
            problem -> {
              throw new UserException(problem);
            });
    RunSettings run = config.settings().run();
    return run.experimentId().map(id -> new Experiment(id, run.experiment().orElseThrow()));
  }

  /** What the service would refuse, found without asking it. */
  public static List<String> problems(ResolvedConfig config) {
    List<String> problems = new ArrayList<>(RunLabels.problems(config));
    checkExperiment(config, problems);
    checkKey(config, problems);
    checkNetwork(config, problems);
    return problems;
  }

  private static void checkExperiment(ResolvedConfig config, List<String> problems) {
    Optional<String> name = config.settings().run().experiment();
    if (name.isPresent() && config.settings().run().experimentId().isEmpty()) {
      problems.add(
          at(config, "experiment_name")
              + "'"
              + name.get()
              + "' is not a name for an experiment: it needs 4 to 128 letters and digits.");
    }
  }

  /** A key of another region cannot encrypt what lies in this one. */
  private static void checkKey(ResolvedConfig config, List<String> problems) {
    Optional<String> key = config.settings().run().kmsKey();
    Optional<String> region = config.settings().region();
    if (key.isPresent()
        && region.isPresent()
        && !key.get().contains("/locations/" + region.get() + "/")) {
      problems.add(
          at(config, "kms_key")
              + "the key must be in the region "
              + region.get()
              + ", where pipelines run.");
    }
  }

  private static void checkNetwork(ResolvedConfig config, List<String> problems) {
    NetworkSettings network = config.settings().run().network();
    if (network.vpc().isPresent() && network.psc().isPresent()) {
      problems.add(
          at(config, "network") + "tasks join a vpc or a psc_interface, not both; keep one.");
    }
    if (!network.reservedIpRanges().isEmpty() && network.vpc().isEmpty()) {
      problems.add(
          at(config, "network") + "reserved_ip_ranges belong to a vpc, which is not given.");
    }
    Optional<String> region = config.settings().region();
    Optional<String> attachment =
        network.psc().map(NetworkSettings.PscInterface::networkAttachment);
    if (region.isPresent()
        && attachment
            .filter(name -> !name.contains("/regions/" + region.get() + "/"))
            .isPresent()) {
      problems.add(
          config.settings().places().of("run_config", "network", "psc_interface")
              + ": the network attachment "
              + attachment.get()
              + " must be in the region "
              + region.get()
              + ", where pipelines run.");
    }
  }

  private static String at(ResolvedConfig config, String key) {
    return config.settings().places().of("run_config", key) + ": ";
  }

  private static JobOptions.Network network(NetworkSettings network) {
    return new JobOptions.Network(
        network.vpc(),
        network.reservedIpRanges(),
        network
            .psc()
            .map(
                psc ->
                    new JobOptions.PscInterface(
                        psc.networkAttachment(),
                        psc.dnsPeerings().stream()
                            .map(
                                peer ->
                                    new JobOptions.DnsPeering(
                                        peer.domain(), peer.targetProject(), peer.targetNetwork()))
                            .toList())));
  }
}
