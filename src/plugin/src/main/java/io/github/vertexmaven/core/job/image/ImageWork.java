package io.github.vertexmaven.core.job.image;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.ImageName;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.ship.ImageList;
import io.github.vertexmaven.core.job.ship.ImageState;
import io.github.vertexmaven.core.service.BuiltImage;
import io.github.vertexmaven.core.service.Images;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.connect.EmulatorImages;
import io.github.vertexmaven.core.show.table.ByteCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Pushes the project's image, and asks registries what tags stand for. */
public final class ImageWork {

  /** Opens registries. */
  public interface Opener {
    /**
     * Registries as the settings want them.
     *
     * @param own the project's image, whose registry the password of the environment is for
     * @param others images that are looked at
     */
    Images open(Settings settings, Optional<String> own, Collection<String> others);
  }

  private final Opener registries;
  private final Settings settings;
  private final Path outputDirectory;
  private final Log log;
  private final Predicate<String> mayOverwrite;

  /**
   * Work on the images of one project.
   *
   * @param mayOverwrite asks whether an image that is there may get a new content
   */
  public ImageWork(
      Opener registries,
      Settings settings,
      Path outputDirectory,
      Log log,
      Predicate<String> mayOverwrite) {
    this.registries = registries;
    this.settings = settings;
    this.outputDirectory = outputDirectory;
    this.log = log;
    this.mayOverwrite = mayOverwrite;
  }

  /** Builds and pushes; what has arrived is known to the next compilation. */
  public String push(CodeImage image) {
    Images images =
        registries.open(settings, Optional.of(image.name()), List.of(image.baseImage()));
    refuseToOverwrite(image, images);
    log.info("Building " + image.name() + " on " + image.baseImage());
    BuiltImage built = images.push(image.build(), new ImageProgress(log));
    new ImageState(image.name(), image.identity(), built.digest()).write(outputDirectory);
    log.info(
        "Pushed "
            + built.sentLayers()
            + " of "
            + built.layers()
            + " layers, "
            + ByteCount.words(built.sentBytes())
            + ": "
            + pinned(image.name(), built.digest()));
    return built.digest();
  }

  /** Builds into a file. */
  public void write(CodeImage image, Path tar) {
    Images images =
        registries.open(settings, Optional.of(image.name()), List.of(image.baseImage()));
    BuiltImage built = images.write(image.build(), tar, new ImageProgress(log));
    log.info("Wrote " + tar + ": " + pinned(image.name(), built.digest()));
  }

  /**
   * Builds for an emulator, unless this very code is there; only the base image is pulled.
   *
   * @return the digest
   */
  public String keep(CodeImage image, EmulatorImages kept) {
    Optional<String> there = kept.digest(image.nameByIdentity());
    if (there.isPresent()) {
      log.info("Image     " + pinned(image.name(), there.get()));
      return there.get();
    }
    Images images =
        registries.open(settings, Optional.of(image.name()), List.of(image.baseImage()));
    log.info("Building " + image.name() + " on " + image.baseImage() + " for the emulator");
    String digest =
        kept.keep(
            image.nameByIdentity(),
            file -> images.write(image.build(), file, new ImageProgress(log)).digest());
    log.info("Built     " + pinned(image.name(), digest));
    return digest;
  }

  /** Says what would be built, and asks no registry. */
  public void describe(CodeImage image, Optional<Path> tar) {
    log.info(
        tar.map(file -> "Dry run: nothing is built, and " + file + " is not written.")
            .orElse("Dry run: nothing is built or pushed."));
    ImageList.of(image.build()).forEach(log::info);
    ImageState.read(outputDirectory)
        .filter(state -> state.image().equals(image.name()))
        .filter(state -> state.identity().equals(image.identity()))
        .ifPresent(
            state ->
                log.info(
                    "Pushed      "
                        + pinned(image.name(), state.digest())
                        + " with this very code, by this project's last push"));
  }

  private void refuseToOverwrite(CodeImage image, Images images) {
    if (ImageName.tag(image.name()).equals("latest")) {
      return;
    }
    Optional<String> there = images.digest(image.name());
    if (there.isEmpty() || there.equals(images.digest(image.nameByIdentity()))) {
      return;
    }
    if (!mayOverwrite.test(image.name())) {
      throw new UserException(
          image.name()
              + " exists in the registry with other content and was not overwritten.\n"
              + "  Give it another tag, or overwrite it with -Dvertexai.yes");
    }
  }

  /**
   * The digests of images that are given by tag.
   *
   * @param own the project's image, when its code is in one
   * @param autoBuild whether that is built and pushed when its registry lacks this code
   */
  public Map<String, String> digests(
      List<String> tagged, Optional<CodeImage> own, boolean autoBuild) {
    Map<String, String> digests = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (String image : tagged) {
      Optional<CodeImage> code = own.filter(project -> project.name().equals(image));
      try {
        if (code.isPresent()) {
          digests.put(image, digestOf(code.get(), autoBuild));
        } else {
          registries
              .open(settings, settings.run().image(), List.of(image))
              .digest(image)
              .ifPresentOrElse(
                  digest -> digests.put(image, digest),
                  () -> missing.add("The image " + image + " is not in its registry."));
        }
      } catch (RemoteException e) {
        if (code.isPresent()) {
          throw e;
        }
        log.warn("The digest of " + image + " is not known, so its tag is sent: " + e.getMessage());
      }
    }
    if (!missing.isEmpty()) {
      throw new UserException(missing);
    }
    digests.forEach((image, digest) -> log.info("Image     " + pinned(image, digest)));
    return digests;
  }

  /** Of the image that holds this very code. */
  String digestOf(CodeImage image, boolean autoBuild) {
    Images images = registries.open(settings, Optional.of(image.name()), List.of());
    Optional<String> there = images.digest(image.nameByIdentity());
    if (there.isPresent()) {
      return there.get();
    }
    if (autoBuild) {
      return push(image);
    }
    throw new UserException(
        "The registry has no image "
            + ImageName.withoutTag(image.name())
            + " with this code.\n"
            + "  Push it with mvn vertexai:image, or add -Dvertexai.autoBuild");
  }

  private static String pinned(String image, String digest) {
    return ImageName.withoutTag(image) + "@" + digest;
  }
}
