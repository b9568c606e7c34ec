package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.List;
import java.util.Optional;

/**
 * The network of tasks.
 *
 * @param vpc {@code projects/<number>/global/networks/<name>}
 * @param reservedIpRanges names of ranges of the network that tasks take their addresses from
 * @param psc the Private Service Connect interface that tasks use instead of peering
 * @param hostAliases names of hosts that tasks find at these addresses
 */
public record NetworkSettings(
    Optional<String> vpc,
    List<String> reservedIpRanges,
    Optional<PscInterface> psc,
    List<HostAlias> hostAliases) {

  /** Copies the lists. */
  public NetworkSettings {
    reservedIpRanges = List.copyOf(reservedIpRanges);
    hostAliases = List.copyOf(hostAliases);
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

  /** Host names for an address. */
  public record HostAlias(String ip, List<String> hostnames) {

    /** Copies the list. */
    public HostAlias {
      hostnames = List.copyOf(hostnames);
    }
  }

  /** On Kubeflow Pipelines the cluster has a network, which a run does not choose. */
  private static final Effect ELSEWHERE = Effect.CLOUD.onKubeflow(Effect.REFUSED);

  static Group model() {
    return Group.of("The network of tasks.")
        .with(
            "vpc",
            ELSEWHERE,
            Value.text(
                    "The VPC network that is peered with Vertex AI, with the number of its project.")
                .where(
                    Rule.form(
                        "projects/[0-9]+/global/networks/[a-z]([a-z0-9-]*[a-z0-9])?",
                        "projects/<number>/global/networks/<name>, with the project's number"))
                .example("projects/12345/global/networks/name-of-vpc"))
        .with(
            "reserved_ip_ranges",
            ELSEWHERE,
            new Listed(
                "Names of reserved ranges of the network for the addresses of tasks.",
                Value.text("A range's name.")))
        .with("psc_interface", ELSEWHERE, pscModel())
        .with(
            "host_aliases",
            Effect.CLOUD,
            new Listed("Host names for tasks that no name server knows.", aliasModel()));
  }

  private static Group pscModel() {
    return Group.of("Private Service Connect interface, instead of peering.")
        .with(
            "network_attachment",
            Value.text("The network attachment that tasks use.")
                .where(
                    Rule.form(
                        "projects/[^/]+/regions/[^/]+/networkAttachments/[^/]+",
                        "projects/…/regions/…/networkAttachments/…")))
        .with(
            "dns_peering",
            new Listed(
                "Private DNS zones that tasks can resolve.",
                Group.of("A zone.")
                    .with(
                        "domain",
                        Value.text("The zone's domain, with a dot at its end.")
                            .where(
                                Rule.form("([A-Za-z0-9-]+\\.)+", "a domain with a dot at its end")))
                    .with("target_project", Value.text("Its project."))
                    .with("target_network", Value.text("Its network."))));
  }

  private static Group aliasModel() {
    return Group.of("Host names for an address.")
        .with(
            "ip",
            Value.text("The address.")
                .where(
                    Rule.form(
                        "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*",
                        "an IP address")))
        .with(
            "hostnames",
            new Listed(
                "The names.",
                Value.text("A name.")
                    .where(Rule.form("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", "a host name"))));
  }

  static NetworkSettings read(Section section) {
    Section psc = section.section("psc_interface");
    return new NetworkSettings(
        section.text("vpc"),
        section.texts("reserved_ip_ranges"),
        psc.isEmpty() ? Optional.empty() : Optional.of(psc(psc)),
        section.sections("host_aliases").stream()
            .map(alias -> new HostAlias(required(alias, "ip"), alias.texts("hostnames")))
            .toList());
  }

  private static PscInterface psc(Section section) {
    return new PscInterface(
        required(section, "network_attachment"),
        section.sections("dns_peering").stream()
            .map(
                peer ->
                    new DnsPeering(
                        required(peer, "domain"),
                        required(peer, "target_project"),
                        required(peer, "target_network")))
            .toList());
  }

  private static String required(Section section, String key) {
    return section
        .text(key)
        .orElseGet(
            () -> {
              section.problem(key, "is missing.");
              return "";
            });
  }
}
