package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where tasks find their code, and how an image with it is built.
 *
 * @param inImage whether the code is in the image; else it is staged in the bucket
 * @param jvmFlags of the JVMs that run tasks
 * @param baseImage what the image begins with; a stock Java runtime when empty
 * @param user who the tasks are; the base image's user when empty
 * @param labels of the image
 * @param extraFiles files and folders of the project, by their place in the image
 * @param templateRepository where specs are registered
 * @param insecureRegistries whether registries may speak plain HTTP, or HTTPS with a certificate
 *     that nobody vouches for
 */
public record BuildSettings(
    boolean inImage,
    List<String> jvmFlags,
    Optional<String> baseImage,
    Optional<String> user,
    Map<String, String> labels,
    Map<String, String> extraFiles,
    Optional<String> templateRepository,
    boolean insecureRegistries) {

  private static final String IMAGE = "image";
  private static final String STAGED = "staged";

  /** Copies the collections, keeping their order. */
  public BuildSettings {
    jvmFlags = List.copyOf(jvmFlags);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    extraFiles = Collections.unmodifiableMap(new LinkedHashMap<>(extraFiles));
  }

  static Value codeModel() {
    return Value.text(
            "Where tasks find their code: 'staged' uploads it to the bucket, 'image' builds it into run_config.image, which 'vertexai:image' pushes; then any change of the image runs all tasks again. On the emulator, 'image' needs emulator.containers docker or podman, and no registry; otherwise the code is staged. On Kubeflow Pipelines, the code is in the image if this machine cannot write to the root.")
        .where(Rule.oneOf(STAGED, IMAGE))
        .standard(STAGED);
  }

  static Listed jvmFlagsModel() {
    return new Listed(
        "Flags for the JVMs of tasks, such as -Xss4m; they override those of the plugin.",
        Value.text("A flag.")
            .where(
                Rule.form(
                    "-((?!\\{\\{\\$)\\S)((?!\\{\\{\\$).)*",
                    "a flag, which begins with a dash and has no {{$")));
  }

  static Value templateRepositoryModel() {
    return Value.text(
            "The repository of Artifact Registry, of format kfp, in which 'vertexai:publish'"
                + " registers specs.")
        .where(
            Rule.form(
                "https?://[A-Za-z0-9.-]+(:[0-9]+)?/[^/\\s]+/[^/\\s]+",
                "the address of a repository, such as"
                    + " https://europe-west1-kfp.pkg.dev/my-project/pipelines"))
        .example("https://europe-west1-kfp.pkg.dev/my-project/pipelines");
  }

  static Group buildModel() {
    return Group.of("How the image is built, if code is 'image'.")
        .with(
            "base_image",
            Value.text("The base image; it needs a Java runtime.")
                .example("eclipse-temurin:17-jre")
                .standard("eclipse-temurin:<release>-jre"))
        .with(
            "user",
            Value.text(
                    "The user that tasks run as: a name or a number, with a group after a colon.")
                .example("1000:1000")
                .standard("the base image's user"))
        .with(
            "labels",
            new Named(
                "Labels of the image.", "label", Value.of(Kind.QUANTITY, "The label's value.")))
        .with(
            "extra_files",
            new Named(
                "More files and folders of the project for the image, by their path in the image.",
                "/place/in/image",
                Value.text("The file or folder, relative to the project.")))
        .with(
            "allow_insecure_registries",
            Value.of(
                    Kind.BOOLEAN,
                    "Whether to allow registries with plain HTTP, or with a certificate that this machine does not trust. Passwords are sent over HTTPS only.")
                .standard("false"));
  }

  /**
   * Reads them.
   *
   * @param outOfReach whether this machine cannot write to the store of the root, so that code has
   *     to be in an image
   */
  static BuildSettings read(Section run, boolean outOfReach) {
    Section build = run.section("build");
    Map<String, String> extraFiles = build.namedTexts("extra_files");
    extraFiles.keySet().stream()
        .filter(place -> !place.startsWith("/") || place.equals("/"))
        .forEach(
            place ->
                build.problem(
                    "extra_files", "'" + place + "' is not an absolute path in the image."));
    BuildSettings read =
        new BuildSettings(
            run.text("code").map(IMAGE::equals).orElse(outOfReach),
            run.texts("jvm_flags"),
            build.text("base_image"),
            build.text("user"),
            build.namedTexts("labels"),
            extraFiles,
            run.text("template_repository"),
            build.flag("allow_insecure_registries").orElse(false));
    if (outOfReach && (!read.inImage() || run.text(IMAGE).isEmpty())) {
      run.problem(
          "root",
          "this machine cannot write to '"
              + run.text("root").orElse("")
              + "', so on Kubeflow Pipelines the code must be in an image. Set code: image and run_config.image, or kubeflow.store if this machine reaches the store, or use a root in Cloud Storage.");
    } else if (read.inImage() && run.text(IMAGE).isEmpty()) {
      run.problem("code", "code 'image' needs the name of the image: set run_config.image.");
    }
    return read;
  }
}
