package io.github.vertexmaven.core.conf.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(booleans = {true, false})
class GitCheckoutTest {

  /** Whether the program answers, or the library. */
  @Parameter private boolean asksProgram;

  private static final Map<String, String> NOBODY =
      Map.of(
          "GIT_AUTHOR_NAME", "a",
          "GIT_AUTHOR_EMAIL", "a@b",
          "GIT_COMMITTER_NAME", "a",
          "GIT_COMMITTER_EMAIL", "a@b",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_SYSTEM", "/dev/null");

  private final List<String> warnings = new ArrayList<>();

  @TempDir(cleanup = CleanupMode.NEVER)
  Path temp;

  private Path dir;

  @BeforeEach
  void folder() throws IOException {
    dir = Files.createDirectory(temp.resolve("work"));
  }

  /** The library measures the file system with files of its own, which may still come and go. */
  @AfterEach
  void clean() throws Exception {
    for (int attempt = 0; Files.exists(temp) && attempt < 100; attempt++) {
      deleteAll();
      Thread.sleep(attempt);
    }
  }

  private void deleteAll() {
    try (Stream<Path> all = Files.walk(temp)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // The next attempt sees what is left.
    }
  }

  private GitCheckout checkout(Path folder) {
    Optional<GitProgram> program =
        asksProgram
            ? GitProgram.in(System.getenv(), System.getProperty("os.name"))
            : Optional.empty();
    return GitCheckout.around(folder, program, warnings::add);
  }

  private void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private RevCommit committed() throws IOException, GitAPIException {
    QuietGit.install();
    try (Git git = Git.init().setDirectory(dir.toFile()).setInitialBranch("main").call()) {
      write(dir, "module/pom.xml", "<project/>");
      write(dir, ".gitignore", "target/\n*.log\n");
      git.add().addFilepattern(".").call();
      return commit(git, "first");
    }
  }

  private static RevCommit commit(Git git, String message) throws GitAPIException {
    return git.commit()
        .setMessage(message)
        .setAuthor("a", "a@b")
        .setCommitter("a", "a@b")
        .setSign(false)
        .call();
  }

  @Test
  void namesCommitAndBranchFromAnyFolderOfACleanWorkTree() throws Exception {
    String id = committed().name();
    write(dir, "module/target/classes/x", "ignored");
    write(dir, "some.log", "ignored");
    GitCheckout checkout = checkout(dir.resolve("module"));
    assertThat(checkout.commitId()).contains(id);
    assertThat(checkout.branchName()).contains("main");
    assertThat(warnings).isEmpty();
  }

  @Test
  void namesNoCommitWhenAnythingIsNotCommitted() throws Exception {
    committed();
    write(dir, "new.txt", "untracked");
    assertThat(checkout(dir).commitId()).isEmpty();
    Files.delete(dir.resolve("new.txt"));
    assertThat(checkout(dir).commitId()).isPresent();
    write(dir, "module/pom.xml", "<changed/>");
    assertThat(checkout(dir).commitId()).isEmpty();
    assertThat(checkout(dir).branchName()).contains("main");
    try (Git git = Git.open(dir.toFile())) {
      git.add().addFilepattern(".").call();
    }
    assertThat(checkout(dir).commitId()).as("staged").isEmpty();
    write(dir, "module/pom.xml", "<project/>");
    assertThat(checkout(dir).commitId()).as("staged, and taken back in the tree").isEmpty();
    Files.delete(dir.resolve("module/pom.xml"));
    assertThat(checkout(dir).commitId()).as("deleted").isEmpty();
  }

  @Test
  void aFileThatWasOnlyTouchedIsClean() throws Exception {
    String id = committed().name();
    Files.setLastModifiedTime(
        dir.resolve("module/pom.xml"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    assertThat(checkout(dir).commitId()).contains(id);
  }

  @Test
  void aDetachedHeadHasNoBranch() throws Exception {
    String id = committed().name();
    Files.writeString(dir.resolve(".git/HEAD"), id + "\n");
    assertThat(checkout(dir).commitId()).contains(id);
    assertThat(checkout(dir).branchName()).isEmpty();
  }

  @Test
  void branchesMayBePackedAndHaveSlashes() throws Exception {
    String id = committed().name();
    Files.writeString(dir.resolve(".git/HEAD"), "ref: refs/heads/feature/deep/one\n");
    Files.delete(dir.resolve(".git/refs/heads/main"));
    Files.writeString(
        dir.resolve(".git/packed-refs"),
        "# pack-refs with: peeled fully-peeled sorted\n" + id + " refs/heads/feature/deep/one\n");
    assertThat(checkout(dir).commitId()).contains(id);
    assertThat(checkout(dir).branchName()).contains("feature/deep/one");
  }

  @Test
  void thereIsNoCommitOutsideOfARepositoryOrBeforeTheFirst() throws Exception {
    assertThat(checkout(dir).commitId()).isEmpty();
    assertThat(checkout(dir).branchName()).isEmpty();
    Git.init().setDirectory(dir.toFile()).setInitialBranch("main").call().close();
    assertThat(checkout(dir).commitId()).isEmpty();
    assertThat(checkout(dir).branchName()).contains("main");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aRepositoryThatCannotBeReadIsToldOf() throws Exception {
    committed();
    Files.writeString(dir.resolve(".git/config"), "[core]\n\trepositoryformatversion = 99\n");
    assertThat(checkout(dir).commitId()).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("The git repository around " + dir + " cannot be read: ");
  }

  @Test
  void leavesTheUsersHomeAlone() throws Exception {
    Path noted = Path.of(System.getProperty("user.home"), ".config", "jgit", "config");
    boolean before = Files.exists(noted);
    committed();
    checkout(dir).commitId();
    assertThat(Files.exists(noted)).isEqualTo(before);
  }

  // What the library cannot make is made by git itself, where it is there.

  @Test
  void readsWorkTreesThatGitAdded() throws Exception {
    committed();
    Path other = temp.resolve("other");
    git(dir, "worktree", "add", "-q", "-b", "side", other.toString());
    write(other, "extra.txt", "more");
    git(other, "add", ".");
    git(other, "commit", "-q", "-m", "second");
    String id = git(other, "rev-parse", "HEAD");
    assertThat(checkout(other.resolve("module")).commitId()).contains(id);
    assertThat(checkout(other).branchName()).contains("side");
    assertThat(checkout(dir).branchName()).contains("main");
    write(other, "module/pom.xml", "<changed/>");
    assertThat(checkout(other).commitId()).isEmpty();
    assertThat(checkout(dir).commitId()).isPresent();
  }

  @Test
  void aSubmoduleOfAnotherCommitOrWithChangesIsNotClean() throws Exception {
    String inner = committed().name();
    Path outer = Files.createDirectory(temp.resolve("outer"));
    git(outer, "init", "-q", "-b", "trunk");
    git(outer, "-c", "protocol.file.allow=always", "submodule", "-q", "add", dir.toString(), "sub");
    git(outer, "commit", "-q", "-m", "with a submodule");
    assertThat(checkout(outer).commitId()).contains(git(outer, "rev-parse", "HEAD"));
    assertThat(checkout(outer.resolve("sub/module")).commitId()).contains(inner);
    write(outer, "sub/module/pom.xml", "<changed/>");
    assertThat(checkout(outer).commitId()).as("changed inside").isEmpty();
    git(outer.resolve("sub"), "commit", "-q", "-a", "-m", "inside");
    assertThat(checkout(outer).commitId()).as("another commit").isEmpty();
  }

  @Test
  void agreesWithGitOnIgnoredFilesLineEndsAndPackedObjects() throws Exception {
    committed();
    write(dir, ".gitattributes", "*.txt text eol=crlf\n");
    write(dir, "lines.txt", "a\r\nb\r\n");
    write(dir, "deep/.gitignore", "/only-here\n!kept.log\n");
    write(dir, "deep/only-here", "ignored");
    git(dir, "add", ".");
    git(dir, "commit", "-q", "-m", "second");
    git(dir, "gc", "-q");
    assertThat(git(dir, "status", "--porcelain")).isEmpty();
    assertThat(checkout(dir).commitId()).contains(git(dir, "rev-parse", "HEAD"));
    write(dir, ".git/info/exclude", "private.txt\n");
    write(dir, "private.txt", "mine");
    assertThat(git(dir, "status", "--porcelain")).isEmpty();
    assertThat(checkout(dir).commitId()).isPresent();
    write(dir, "deep/kept.log", "not ignored");
    assertThat(git(dir, "status", "--porcelain")).isNotEmpty();
    assertThat(checkout(dir).commitId()).isEmpty();
  }

  private static String git(Path folder, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of("git"));
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(NOBODY);
    Optional<Process> started;
    try {
      started = Optional.of(builder.redirectErrorStream(true).start());
    } catch (IOException e) {
      started = Optional.empty();
    }
    assumeTrue(started.isPresent(), "git is not installed");
    Process process = started.orElseThrow();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command) + ": " + output).isZero();
    return output.strip();
  }
}
