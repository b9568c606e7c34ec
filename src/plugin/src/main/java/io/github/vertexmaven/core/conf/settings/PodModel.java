package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.KubernetesSettings.Claim;
import io.github.vertexmaven.core.conf.settings.KubernetesSettings.EmptyDir;
import io.github.vertexmaven.core.conf.settings.KubernetesSettings.Toleration;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of what a pod asks of Kubernetes, with the rules of Kubernetes for them. */
final class PodModel {

  private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String NAMES = NAME + "(\\." + NAME + ")*";
  private static final String WORD = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  /** A domain may stand before the word. */
  private static final String LABEL = "(" + NAMES + "/)?" + WORD;

  private static final Rule PATH = Rule.form("/[^:\\s]*", "an absolute path");

  private static final Rule SIZE =
      Rule.form("[0-9]+([.][0-9]+)?(Ei|Pi|Ti|Gi|Mi|Ki|E|P|T|G|M|k)?", "a size such as 2Gi or 500M");

  private static final int MAX_VOLUME = 63;

  private PodModel() {}

  static Group model() {
    return Group.of("Settings for the pod of a task, on Kubeflow Pipelines.")
        .with(
            "secrets_as_env",
            asEnv("secret", "Secrets whose keys become environment variables of the task."))
        .with(
            "secrets_as_volume", asVolume("secret", "Secrets whose keys become files in a folder."))
        .with(
            "config_maps_as_env",
            asEnv("config map", "Config maps whose keys become environment variables of the task."))
        .with(
            "config_maps_as_volume",
            asVolume("config map", "Config maps whose keys become files in a folder."))
        .with(
            "volume_claims",
            new Named(
                "Existing volumes, by the name of their claim.",
                "claim",
                Group.of("The volume.")
                    .with("mount_path", Value.text("Its path in the task.").where(PATH))
                    .with("sub_path", Value.text("The folder of the volume to mount."))))
        .with(
            "node_selectors",
            new Named(
                "Labels that the machine of the pod must have.",
                "label",
                Value.of(Kind.QUANTITY, "The label's value.")))
        .with(
            "tolerations",
            new Listed("Taints that the machine of the pod may have.", tolerationModel()))
        .with(
            "image_pull_secrets",
            new Listed(
                "Secrets for pulling images.",
                Value.text("The secret's name.")
                    .where(Rule.form(NAMES, "the name of a secret of Kubernetes"))))
        .with(
            "image_pull_policy",
            Value.text("When to pull the image; overrides run_config.image_pull_policy.")
                .where(Rule.oneOf("Always", "IfNotPresent", "Never")))
        .with(
            "timeout",
            Value.of(
                Kind.DURATION,
                "The longest time that the pod may run, including the time to pull its image and to copy its data."))
        .with("labels", texts("label", "Labels of the pod."))
        .with("annotations", texts("annotation", "Annotations of the pod."))
        .with(
            "empty_dirs",
            new Named(
                "Empty folders that exist as long as the pod, by the name of their volume.",
                "volume",
                Group.of("The folder.")
                    .with("mount_path", Value.text("Its path in the task.").where(PATH))
                    .with(
                        "medium",
                        Value.text("'Memory' for a folder in memory; the default is on disk.")
                            .where(Rule.oneOf("Memory")))
                    .with("size", Value.of(Kind.QUANTITY, "Its largest size.").where(SIZE))))
        .with(
            "shared_memory",
            Value.of(Kind.QUANTITY, "The size of /dev/shm.").where(SIZE).example("2Gi"))
        .with(
            "gpu_resource",
            Value.text("The name of the cluster's resource for accelerators.")
                .where(Rule.form(NAMES + "/" + WORD, "the name of a resource such as amd.com/gpu"))
                .example("amd.com/gpu")
                .standard("nvidia.com/gpu"));
  }

  private static Named asEnv(String what, String doc) {
    return new Named(
        doc,
        what,
        new Named(
            "The environment variable for each key.",
            "key",
            Value.text("The variable's name.")
                .where(Rule.form(VARIABLE, "the name of a variable, of letters, digits and '_'"))));
  }

  private static Named asVolume(String what, String doc) {
    return new Named(doc, what, Value.text("The path of the folder in the task.").where(PATH));
  }

  private static Named texts(String what, String doc) {
    return new Named(doc, what, Value.of(Kind.QUANTITY, "The " + what + "'s value."));
  }

  private static Group tolerationModel() {
    return Group.of("A taint.")
        .with("key", Value.text("The key of the taint. The default is any key."))
        .with(
            "operator",
            Value.text("Whether the taint must only exist, or must have the value.")
                .where(Rule.oneOf("Equal", "Exists"))
                .standard("Equal"))
        .with("value", Value.of(Kind.QUANTITY, "The taint's value."))
        .with(
            "effect",
            Value.text("The effect of the taint. The default is any effect.")
                .where(Rule.oneOf("NoSchedule", "PreferNoSchedule", "NoExecute")))
        .with(
            "seconds",
            Value.of(Kind.INTEGER, "How long the pod may stay after such a taint appears.")
                .where(Rule.atLeast(0)));
  }

  static KubernetesSettings read(Section section) {
    names(section, "secrets_as_env", "secrets_as_volume", "config_maps_as_env");
    names(section, "config_maps_as_volume", "volume_claims");
    volumes(section.section("empty_dirs"));
    checkLabels(section, "node_selectors", true);
    checkLabels(section, "labels", true);
    checkLabels(section, "annotations", false);
    return new KubernetesSettings(
        variables(section, "secrets_as_env"),
        section.namedTexts("secrets_as_volume"),
        variables(section, "config_maps_as_env"),
        section.namedTexts("config_maps_as_volume"),
        claims(section),
        section.namedTexts("node_selectors"),
        section.sections("tolerations").stream().map(PodModel::toleration).toList(),
        section.texts("image_pull_secrets"),
        section.text("image_pull_policy"),
        section.duration("timeout"),
        section.namedTexts("labels"),
        section.namedTexts("annotations"),
        emptyDirs(section),
        section.text("shared_memory"),
        section.text("gpu_resource"));
  }

  private static void names(Section section, String... keys) {
    for (String key : keys) {
      Section named = section.section(key);
      named.keys().stream()
          .filter(name -> !name.matches(NAMES) || name.length() > 253)
          .forEach(
              name ->
                  named.problem(
                      name,
                      "not a name for Kubernetes: it has lowercase letters, digits, '-' and '.',"
                          + " and begins and ends with a letter or a digit."));
    }
  }

  /** The names of volumes are shorter, and have no dots. */
  private static void volumes(Section named) {
    named.keys().stream()
        .filter(name -> !name.matches(NAME) || name.length() > MAX_VOLUME)
        .forEach(
            name ->
                named.problem(
                    name,
                    "not a name for a volume: it has at most "
                        + MAX_VOLUME
                        + " lowercase letters, digits and '-', and begins and ends with a letter or"
                        + " a digit."));
  }

  private static void checkLabels(Section section, String key, boolean withValues) {
    Section named = section.section(key);
    section
        .namedTexts(key)
        .forEach(
            (name, value) -> {
              if (!name.matches(LABEL)) {
                named.problem(name, "is not a key such as team or example.com/team.");
              } else if (withValues && !value.matches("(" + WORD + ")?")) {
                named.problem(
                    name,
                    "'"
                        + value
                        + "' is not the value of a label: it has at most 63 letters, digits, '-',"
                        + " '_' and '.', and begins and ends with a letter or a digit.");
              }
            });
  }

  private static Map<String, Map<String, String>> variables(Section section, String key) {
    Map<String, Map<String, String>> variables = new LinkedHashMap<>();
    section
        .section(key)
        .keys()
        .forEach(name -> variables.put(name, section.section(key).namedTexts(name)));
    return variables;
  }

  private static Map<String, Claim> claims(Section section) {
    Map<String, Claim> claims = new LinkedHashMap<>();
    section
        .named("volume_claims")
        .forEach(
            (name, claim) -> claims.put(name, new Claim(mountPath(claim), claim.text("sub_path"))));
    return claims;
  }

  private static Map<String, EmptyDir> emptyDirs(Section section) {
    Map<String, EmptyDir> folders = new LinkedHashMap<>();
    section
        .named("empty_dirs")
        .forEach(
            (name, folder) ->
                folders.put(
                    name,
                    new EmptyDir(mountPath(folder), folder.text("medium"), folder.text("size"))));
    return folders;
  }

  private static String mountPath(Section section) {
    Optional<String> path = section.text("mount_path");
    if (path.isEmpty()) {
      section.problem("mount_path", "is missing: its path in the task.");
    }
    return path.orElse("");
  }

  private static Toleration toleration(Section section) {
    Toleration read =
        new Toleration(
            section.text("key"),
            section.text("operator"),
            section.text("value"),
            section.text("effect"),
            section.integer("seconds"));
    boolean exists = read.operator().filter("Exists"::equals).isPresent();
    if (exists && read.value().isPresent()) {
      section.problem("value", "a taint that must only exist, operator: Exists, has no value.");
    } else if (!exists && read.key().isEmpty()) {
      section.problem("key", "is missing; for all taints, set operator: Exists.");
    }
    if (read.seconds().isPresent() && !read.effect().equals(Optional.of("NoExecute"))) {
      section.problem("seconds", "applies only to effect: NoExecute.");
    }
    return read;
  }

  /** The pods of all nodes and tags that ask something. */
  static Map<String, KubernetesSettings> read(Map<String, Section> nodes) {
    Map<String, KubernetesSettings> pods = new LinkedHashMap<>();
    nodes.forEach(
        (name, node) -> {
          Section section = node.section("kubernetes");
          if (!section.isEmpty()) {
            pods.put(name, read(section));
          }
        });
    return pods;
  }
}
