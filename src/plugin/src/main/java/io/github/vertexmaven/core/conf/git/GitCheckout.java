package io.github.vertexmaven.core.conf.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The git work tree that a folder lies in. Nothing is read before it is asked for: loading the
 * library, whose jar is signed, and looking through the files takes some tenths of a second.
 */
public final class GitCheckout {

  private final Path folder;
  private final Consumer<String> warnings;
  private Optional<String> commit;
  private Optional<String> branch;

  private GitCheckout(Path folder, Consumer<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * The work tree around a folder.
   *
   * @param warnings receives why git cannot be read
   */
  public static GitCheckout around(Path folder, Consumer<String> warnings) {
    return new GitCheckout(folder, warnings);
  }

  /**
   * The id of the commit that is checked out, 40 hexadecimal digits. Empty when it does not say
   * what the files are: something is changed, staged, in conflict or not tracked, although not
   * ignored, in the work tree or a submodule.
   */
  public synchronized Optional<String> commitId() {
    if (commit == null) {
      commit = isInRepository() ? GitReading.commit(folder, warnings) : Optional.empty();
    }
    return commit;
  }

  /** The branch that is checked out; empty when it is a commit or a tag. */
  public synchronized Optional<String> branchName() {
    if (branch == null) {
      branch = isInRepository() ? GitReading.branch(folder, warnings) : Optional.empty();
    }
    return branch;
  }

  /** Where no folder around has a {@code .git}, the library finds nothing either. */
  private boolean isInRepository() {
    for (Path around = folder.toAbsolutePath(); around != null; around = around.getParent()) {
      if (Files.exists(around.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
