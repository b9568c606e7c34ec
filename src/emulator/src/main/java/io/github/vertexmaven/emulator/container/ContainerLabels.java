package io.github.vertexmaven.emulator.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells the containers of a home folder from all others on the machine.
 *
 * @param home a digest of the folder's path: a path could hold what filters give a meaning
 */
record ContainerLabels(String home) {

  private static final String PREFIX = "io.github.vertexmaven.emulator.";

  static ContainerLabels of(Path home) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(home.toAbsolutePath().normalize().toString().getBytes(UTF_8));
      return new ContainerLabels(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The name of a container: that of the CustomJob that it would be in the service. */
  static String name(long attempt) {
    return "vertexai-" + attempt;
  }

  /** The words for a container. */
  List<String> words(ContainerRequest request) {
    return List.of(
        "--label",
        PREFIX + "home=" + home,
        "--label",
        PREFIX + "job=" + request.job(),
        "--label",
        PREFIX + "task=" + request.attempt());
  }

  /** The words that find all of the folder. */
  String filter() {
    return "label=" + PREFIX + "home=" + home;
  }
}
