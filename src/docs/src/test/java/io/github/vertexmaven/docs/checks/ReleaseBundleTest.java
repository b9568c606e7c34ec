package io.github.vertexmaven.docs.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a bundle by the rules of public repositories, on this project's own POMs. */
class ReleaseBundleTest {

  private static final List<String> JARS = List.of(".jar", "-sources.jar", "-javadoc.jar");
  private static final String PARTS = "vertexai-runtime-1.0-cyclonedx.json";

  @TempDir Path bundle;

  /** Below the folder of the system: the name of a socket in it must be short. */
  @TempDir Path keys;

  @BeforeEach
  void deployTheRuntimeAndItsParent() throws Exception {
    put("vertexai-parent", "pom.xml");
    Path runtime = put("vertexai-runtime", "src/runtime/pom.xml");
    for (String end : JARS) {
      put(runtime.resolveSibling("vertexai-runtime-1.0" + end), jar());
    }
    put(runtime.resolveSibling(PARTS), "{\"bomFormat\": \"CycloneDX\"}".getBytes(UTF_8));
  }

  private static byte[] jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.html"));
    }
    return bytes.toByteArray();
  }

  /** The version of a POM: its own, or its parent's. */
  private static String version(String pom) {
    return Stream.of(pom.split("<version>", 2)[1].split("<", 2)).findFirst().orElseThrow();
  }

  private Path put(String artifactId, String pom) throws Exception {
    Path file =
        bundle.resolve("io/github/vertexmaven/" + artifactId + "/1.0/" + artifactId + "-1.0.pom");
    String text = Files.readString(Markdown.TOP.resolve(pom));
    put(file, text.replace("<version>" + version(text) + "<", "<version>1.0<").getBytes(UTF_8));
    return file;
  }

  private static void put(Path file, byte[] bytes) throws Exception {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    for (List<String> sum : List.of(List.of(".md5", "MD5"), List.of(".sha1", "SHA-1"))) {
      byte[] digest = MessageDigest.getInstance(sum.get(1)).digest(bytes);
      Files.writeString(Path.of(file + sum.get(0)), HexFormat.of().formatHex(digest));
    }
  }

  private String check(String... more) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Markdown.TOP.resolve(".ci/CheckBundle.java").toString(),
                bundle.toString()));
    command.addAll(List.of(more));
    ProcessBuilder check = new ProcessBuilder(command).redirectErrorStream(true);
    check.environment().put("GNUPGHOME", keys.toString());
    Process process = check.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(said.contains(", 0 problems") ? 0 : 1);
    return said;
  }

  @Test
  void ourPomsHaveWhatPublicRepositoriesAskFor() throws Exception {
    assertThat(check()).contains("2 artifacts, 0 problems");
  }

  @Test
  void allThatIsMissingIsNamed() throws Exception {
    Path folder = bundle.resolve("io/github/vertexmaven/vertexai-runtime/1.0");
    Files.delete(folder.resolve("vertexai-runtime-1.0-sources.jar"));
    Files.delete(folder.resolve("vertexai-runtime-1.0-cyclonedx.json"));
    Files.writeString(folder.resolve("vertexai-runtime-1.0.jar"), "changed");
    Path parent =
        bundle.resolve("io/github/vertexmaven/vertexai-parent/1.0/vertexai-parent-1.0.pom");
    put(parent, Files.readString(parent).replaceAll("(?s)<scm .*</scm>", "").getBytes(UTF_8));

    assertThat(check("signed"))
        .contains(
            "vertexai-parent-1.0.pom has no <scm>",
            "vertexai-runtime-1.0.pom has no <scm>",
            "vertexai-runtime-1.0.pom has no vertexai-runtime-1.0-sources.jar",
            "vertexai-runtime-1.0.pom has no vertexai-runtime-1.0-cyclonedx.json",
            "vertexai-runtime-1.0.jar has another SHA-1",
            "vertexai-runtime-1.0.jar is not a jar",
            "vertexai-runtime-1.0.pom is not signed");
  }

  @Test
  void aSnapshotAndAPomOfAnotherPlaceAreNamed() throws Exception {
    Path pom = bundle.resolve("io/github/vertexmaven/vertexai-parent/1.0/vertexai-parent-1.0.pom");
    put(
        pom,
        Files.readString(pom).replace("<version>1.0<", "<version>1.1-SNAPSHOT<").getBytes(UTF_8));

    assertThat(check())
        .contains(
            "vertexai-parent-1.0.pom names a snapshot",
            "vertexai-parent-1.0.pom belongs to io/github/vertexmaven/vertexai-parent/1.1-SNAPSHOT");
  }

  @Test
  @Tag("slow")
  void eachSignatureIsVerified() throws Exception {
    assumeTrue(run(List.of("gpg", "--version")) == 0, "gpg is not installed");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    String who = "release-test@example.com";
    run(gpg("--passphrase", "", "--quick-generate-key", who, "rsa2048", "sign", "1d"));
    List<Path> files;
    try (Stream<Path> found = Files.walk(bundle)) {
      files = found.filter(file -> file.toString().matches(".*\\.(jar|json|pom)")).toList();
    }
    for (Path file : files) {
      run(gpg("--armor", "--detach-sign", file.toString()));
    }
    assertThat(check("signed")).contains(", 0 problems");

    Path folder = bundle.resolve("io/github/vertexmaven/vertexai-runtime/1.0");
    Files.copy(
        folder.resolve("vertexai-runtime-1.0.pom.asc"),
        folder.resolve("vertexai-runtime-1.0.jar.asc"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(check("signed"))
        .contains("vertexai-runtime-1.0.jar has a signature that gpg does not accept");
    run(List.of("gpgconf", "--homedir", keys.toString(), "--kill", "all"));
  }

  /**
   * The profile as a release calls it, for the modules that the runtime needs: the others are built
   * alike.
   */
  @Test
  @Tag("slow")
  void theReleaseOfTheRuntimeKeepsTheRules(@TempDir Path sources) throws Exception {
    assumeTrue(run(List.of("git", "-C", Markdown.TOP.toString(), "rev-parse")) == 0, "no git");
    assertThat(run(List.of("git", "clone", "-q", Markdown.TOP.toString(), sources.toString())))
        .isZero();
    String top = sources.toString();
    assertThat(run(List.of(top + "/.ci/set-version", "9.8.7"))).isEqualTo(1);
    Path changes = sources.resolve("src/docs/pages/project/changes.md");
    Files.writeString(
        changes,
        Files.readString(changes).replaceFirst("(?m)^(?=## )", "## 9.8.7, not released yet\n\n"));
    assertThat(run(List.of(top + "/.ci/set-version", "9.8.7"))).isZero();
    assertThat(changes).content().containsPattern("(?m)^## 9\\.8\\.7, \\d{4}-\\d\\d-\\d\\d$");

    List<String> release =
        List.of(
            top + "/mvnw",
            "-B",
            "-q",
            "-f",
            top,
            "-Prelease",
            "-DskipTests",
            "-Dspotless.check.skip",
            "-pl",
            "src/runtime",
            "-am",
            "deploy");
    assertThat(run(release)).isZero();
    bundle = sources.resolve("target/bundle");
    assertThat(check()).contains(", 0 problems");
  }

  private List<String> gpg(String... arguments) {
    return Stream.concat(
            Stream.of("gpg", "--homedir", keys.toString(), "--batch", "--quiet"),
            Stream.of(arguments))
        .toList();
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }
}
