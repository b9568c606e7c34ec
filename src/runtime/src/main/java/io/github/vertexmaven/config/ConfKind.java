package io.github.vertexmaven.config;

import java.nio.file.Path;
import java.util.List;

/** Of which kind a file is by its name and its folder. */
final class ConfKind {

  private static final String GLOBALS = "globals";

  /** All kinds. */
  static final List<String> ALL =
      List.of("vertexai", "catalog", "parameters", "credentials", GLOBALS, "mlflow");

  private ConfKind() {}

  /**
   * Whether a file is of a kind; it may be of several, as in Kedro.
   *
   * @param relative the file within its layer
   */
  static boolean isOf(String kind, Path relative) {
    String file = relative.getFileName().toString();
    boolean inFolder =
        relative.getNameCount() > 1 && relative.getName(0).toString().startsWith(kind);
    boolean named = file.startsWith(kind);
    return inFolder || named && !(kind.equals(GLOBALS) && isInFolderOfKind(relative));
  }

  /** Kedro takes {@code parameters/globals.yml} for parameters alone. */
  private static boolean isInFolderOfKind(Path relative) {
    String folder = relative.getName(0).toString();
    return relative.getNameCount() > 1 && ALL.stream().anyMatch(folder::startsWith);
  }
}
