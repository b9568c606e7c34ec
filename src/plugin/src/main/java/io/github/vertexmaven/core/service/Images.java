package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Container images and their registries. No Docker daemon is asked for anything. */
public interface Images {

  /** Told while an image is made, from any thread. */
  interface Progress {
    /**
     * How far it is.
     *
     * @param percent of all work, 0 to 100
     * @param underWay what is being done now
     */
    void at(int percent, List<String> underWay);

    /** Something worth a line of a debug log. */
    void detail(String line);
  }

  /**
   * Builds an image and pushes what the registry lacks of it. A push that broke off is repeated by
   * calling this again: layers that have arrived stay.
   *
   * @throws RemoteException when base image or registry cannot be read or written
   */
  BuiltImage push(ImageBuild build, Progress progress);

  /** Builds an image into a file that {@code docker load} reads; only the base image is pulled. */
  BuiltImage write(ImageBuild build, Path tar, Progress progress);

  /**
   * The digest of an image, {@code sha256:…}: of the list where one tag stands for several
   * platforms.
   *
   * @param image with a tag, or {@code latest} is meant
   * @return empty when the registry has no such image
   */
  Optional<String> digest(String image);
}
