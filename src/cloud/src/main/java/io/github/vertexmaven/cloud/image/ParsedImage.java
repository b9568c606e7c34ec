package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;

/** The name of an image, as jib reads it. */
final class ParsedImage {

  private ParsedImage() {}

  static ImageReference of(String name) {
    try {
      return ImageReference.parse(name);
    } catch (InvalidImageReferenceException e) {
      throw new RemoteException(
          Kind.INVALID,
          "'"
              + name
              + "' is not the name of an image, such as"
              + " europe-west1-docker.pkg.dev/my-project/my-repository/my-image:1.0.",
          e);
    }
  }
}
