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

/** Asks the repository around a folder; the one class that loads the library. */
final class GitReading {

  private GitReading() {}

  /** One question to a repository. */
  private interface Question {
    Optional<String> ask(Repository repository) throws IOException, GitAPIException;
  }

  static Optional<String> commit(Path folder, Consumer<String> warnings) {
    return read(folder, warnings, GitReading::cleanCommit);
  }

  static Optional<String> branch(Path folder, Consumer<String> warnings) {
    return read(folder, warnings, GitReading::branch);
  }

  private static Optional<String> read(Path folder, Consumer<String> warnings, Question question) {
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
