package io.github.vertexmaven.core.service;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a job runs: the fields of {@code PipelineJob} that settings decide.
 *
 * @param labels of the job, at most 64
 * @param serviceAccount who the tasks are; the project's default account when empty
 * @param failFast whether no further task starts after a failure
 * @param preflightValidations whether the service checks more before it starts the job
 * @param kmsKey the key that run data is encrypted with
 * @param network the network that tasks join
 */
public record JobOptions(
    Map<String, String> labels,
    Optional<String> serviceAccount,
    boolean failFast,
    boolean preflightValidations,
    Optional<String> kmsKey,
    Network network) {

  /** The label of runs that are not of the whole pipeline; its value says of which part. */
  public static final String PART = "vertexai-part";

  /** Copies the map. */
  public JobOptions {
    Objects.requireNonNull(serviceAccount, "serviceAccount");
    Objects.requireNonNull(kmsKey, "kmsKey");
    Objects.requireNonNull(network, "network");
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** Labels, and for the rest what the service does when nothing is said. */
  public static JobOptions labelled(Map<String, String> labels) {
    return new JobOptions(labels, Optional.empty(), false, false, Optional.empty(), Network.none());
  }

  /** The same with these labels besides. */
  public JobOptions withLabels(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(labels);
    all.putAll(more);
    return new JobOptions(all, serviceAccount, failFast, preflightValidations, kmsKey, network);
  }

  /**
   * The network of tasks.
   *
   * @param vpc {@code projects/<number>/global/networks/<name>}
   * @param reservedIpRanges names of ranges of the network
   * @param psc the interface that tasks use instead of peering
   */
  public record Network(
      Optional<String> vpc, List<String> reservedIpRanges, Optional<PscInterface> psc) {

    /** Copies the list. */
    public Network {
      Objects.requireNonNull(vpc, "vpc");
      Objects.requireNonNull(psc, "psc");
      reservedIpRanges = List.copyOf(reservedIpRanges);
    }

    /** None of ours. */
    public static Network none() {
      return new Network(Optional.empty(), List.of(), Optional.empty());
    }
  }

  /**
   * {@code PscInterfaceConfig} of service_networking.proto.
   *
   * @param networkAttachment {@code projects/…/regions/…/networkAttachments/…}
   * @param dnsPeerings the private zones that tasks may resolve
   */
  public record PscInterface(String networkAttachment, List<DnsPeering> dnsPeerings) {

    /** Copies the list. */
    public PscInterface {
      Objects.requireNonNull(networkAttachment, "networkAttachment");
      dnsPeerings = List.copyOf(dnsPeerings);
    }
  }

  /**
   * {@code DnsPeeringConfig} of service_networking.proto.
   *
   * @param domain of the zone, with a dot at its end
   * @param targetProject the project that hosts the network
   * @param targetNetwork the network's name
   */
  public record DnsPeering(String domain, String targetProject, String targetNetwork) {}
}
