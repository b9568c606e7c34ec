package io.github.vertexmaven.core.conf.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The git work tree that a folder lies in. Nothing is read before it is asked for: loading the
 * library and looking through the files takes some tenths of a second.
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
      commit = read(GitCheckout::cleanCommit);
    }
    return commit;
  }

  /** The branch that is checked out; empty when it is a commit or a tag. */
  public synchronized Optional<String> branchName() {
    if (branch == null) {
      branch = read(GitCheckout::branch);
    }
    return branch;
  }

  /** One question to a repository. */
  private interface Question {
    Optional<String> ask(Repository repository) throws IOException, GitAPIException;
  }

  private Optional<String> read(Question question) {
    QuietGit.install();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    try (Repository repository = builder.build()) {
      return repository.isBare() ? Optional.empty() : question.ask(repository);
    } catch (IOException | GitAPIException | RuntimeException e) {
      warnings.accept(
          "The git repository around " + folder + " cannot be read: " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private static Optional<String> cleanCommit(Repository repository)
      throws IOException, GitAPIException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null || !Git.wrap(repository).status().call().isClean()) {
      return Optional.empty();
    }
    return Optional.of(head.name());
  }

  private static Optional<String> branch(Repository repository) throws IOException {
    return Optional.ofNullable(repository.getFullBranch())
        .filter(name -> name.startsWith(Constants.R_HEADS))
        .map(Repository::shortenRefName);
  }
}
