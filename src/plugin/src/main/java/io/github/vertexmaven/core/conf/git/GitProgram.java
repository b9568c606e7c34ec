package io.github.vertexmaven.core.conf.git;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The git program, where there is one: it looks through a work tree in a fraction of the time that
 * the library takes to be loaded, and knows of filters what the library does not.
 *
 * @param file the program
 * @param environment what it is given
 * @param patience how long it may take; then the library answers
 */
record GitProgram(Path file, Map<String, String> environment, Duration patience) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * What a hook of git tells programs of the repository that it belongs to, which need not be ours:
   * {@code git rev-parse --local-env-vars}.
   */
  private static final Pattern OF_ANOTHER_REPOSITORY =
      Pattern.compile(
          "GIT_(ALTERNATE_OBJECT_DIRECTORIES|CONFIG|CONFIG_PARAMETERS|CONFIG_COUNT"
              + "|OBJECT_DIRECTORY|DIR|WORK_TREE|IMPLICIT_WORK_TREE|GRAFT_FILE|INDEX_FILE"
              + "|NO_REPLACE_OBJECTS|REPLACE_REF_BASE|PREFIX|SHALLOW_FILE|COMMON_DIR)");

  /** On macOS, it may be nothing but an offer to install the program. */
  private static final Path OFFER = Path.of("/usr/bin/git");

  private static final String COMMIT = "# branch.oid ";
  private static final String BRANCH = "# branch.head ";

  /**
   * The first of the path.
   *
   * @param system the name of the operating system; on Windows none is looked for, since a program
   *     in the folder of the project would be found as well
   */
  static Optional<GitProgram> in(Map<String, String> environment, String system) {
    if (system.startsWith("Windows")) {
      return Optional.empty();
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      try {
        Path file = Path.of(folder).resolve("git");
        boolean offer = file.equals(OFFER) && system.startsWith("Mac");
        if (file.isAbsolute() && !offer && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(new GitProgram(file, environment, PATIENCE));
        }
      } catch (InvalidPathException e) {
        // No folder.
      }
    }
    return Optional.empty();
  }

  /** What it says of a folder; empty where it says nothing, or does not know all that we ask. */
  Optional<GitState> state(Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    file.toString(),
                    "--no-optional-locks",
                    "-c",
                    "core.fsmonitor=false",
                    "status",
                    "--porcelain=v2",
                    "--branch",
                    "--no-ahead-behind",
                    "--untracked-files=normal",
                    "--ignore-submodules=none"))
            .directory(folder.toFile())
            .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().keySet().removeIf(OF_ANOTHER_REPOSITORY.asMatchPredicate());
    try {
      Process process = builder.start();
      CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
          .execute(process::destroyForcibly);
      process.getOutputStream().close();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        return state(lines, process);
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Any line that is no heading is a change. */
  private static Optional<GitState> state(BufferedReader lines, Process process)
      throws IOException, InterruptedException {
    Optional<String> commit = Optional.empty();
    Optional<String> branch = Optional.empty();
    String line = lines.readLine();
    for (; line != null && line.startsWith("# "); line = lines.readLine()) {
      if (line.startsWith(COMMIT)) {
        commit = Optional.of(line.substring(COMMIT.length()));
      } else if (line.startsWith(BRANCH)) {
        branch = Optional.of(line.substring(BRANCH.length()));
      }
    }
    boolean clean = line == null;
    if (commit.isEmpty() || branch.isEmpty() || clean && process.waitFor() != 0) {
      return Optional.empty();
    }
    return Optional.of(
        new GitState(
            commit.filter(id -> clean && id.matches("[0-9a-f]{40,64}")),
            branch.filter(name -> !name.equals("(detached)"))));
  }
}
