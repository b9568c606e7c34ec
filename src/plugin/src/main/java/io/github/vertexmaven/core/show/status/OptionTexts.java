package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobOptions;
import java.util.ArrayList;
import java.util.List;

/** How a job runs, in lines for people; what is left to the service is left out. */
public final class OptionTexts {

  private OptionTexts() {}

  /** A line for each. */
  public static List<String> of(JobOptions options) {
    List<String> lines = new ArrayList<>();
    lines.add("Labels      " + options.labels());
    options.serviceAccount().ifPresent(account -> lines.add("Runs as     " + account));
    if (options.failFast()) {
      lines.add("Failure     fast: no further task starts after one has failed");
    }
    if (options.preflightValidations()) {
      lines.add("Preflight   the service validates before it starts the job");
    }
    options.kmsKey().ifPresent(key -> lines.add("KMS key     " + key));
    network(options.network(), lines);
    return lines;
  }

  private static void network(JobOptions.Network network, List<String> lines) {
    network.vpc().ifPresent(vpc -> lines.add("Network     " + vpc));
    if (!network.reservedIpRanges().isEmpty()) {
      lines.add("IP ranges   " + String.join(", ", network.reservedIpRanges()));
    }
    network
        .psc()
        .ifPresent(
            psc -> {
              lines.add("Network     " + psc.networkAttachment());
              psc.dnsPeerings()
                  .forEach(
                      peer ->
                          lines.add(
                              "DNS         "
                                  + peer.domain()
                                  + " of network "
                                  + peer.targetNetwork()
                                  + " in project "
                                  + peer.targetProject()));
            });
  }
}
