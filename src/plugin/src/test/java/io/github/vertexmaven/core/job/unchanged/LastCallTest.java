package io.github.vertexmaven.core.job.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.Said;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.core.compile.code.CompiledClasses;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk;
import io.github.vertexmaven.core.compile.project.ProjectOnDisk.Dependency;
import io.github.vertexmaven.core.conf.GivenOptions;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Folders;
import io.github.vertexmaven.core.job.unchanged.LastOutcome.Attachment;
import io.github.vertexmaven.core.job.unchanged.LastOutcome.Line;
import io.github.vertexmaven.core.show.status.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastCallTest {

  private static final LastOutcome OUTCOME =
      new LastOutcome(
          List.of(new Line(true, "a warning"), new Line(false, "a line\nof two \u00fc")),
          List.of(new Attachment("json", "graph", Path.of("graph.json"))));

  @TempDir Path dir;
  private Configs configs;
  private final Properties typed = new Properties();
  private String version = "1.0";
  private Path java;
  private Path raw;
  private Path written;
  private List<String> jvmOptions = List.of();

  @BeforeEach
  void makeProject() throws IOException {
    configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "region: \"${place}\"\n")
            .conf("base/parameters.yml", "size: 3\n")
            .file("target/classes/A.class", "class")
            .file("lib/a.jar", "jar")
            .file("jdk/release", "17")
            .file("jdk/bin/java", "java")
            .file("data/raw.csv", "a,b\n")
            .file("target/vertexai/space.json", "{}")
            .userValue("place", "here");
    java = dir.resolve("jdk/bin/java");
    raw = dir.resolve("data/raw.csv");
    written = dir.resolve("target/vertexai/space.json");
  }

  private LastCall call(Object... how) {
    Said said = new Said();
    Call call =
        new Call(
            said,
            new GivenOptions(typed),
            Map.of(),
            configs.configurations(said::warn),
            null,
            new Folders(dir, dir, dir),
            new Commands("", "mvn deploy"),
            java,
            version,
            true);
    return LastCall.of(call, project(), "compile", List.of(how));
  }

  private ProjectOnDisk project() {
    Path jar = dir.resolve("lib/a.jar");
    return new ProjectOnDisk(
        new ProjectFacts("com.acme", "space", "1.0", dir),
        dir.resolve("target/vertexai"),
        CompiledClasses.of(dir.resolve("target/classes"), List.of(), Optional.empty(), dir),
        List.of(new Dependency("g", "a", "1", jar, false, true)),
        java,
        jvmOptions,
        17,
        Instant.EPOCH,
        dir.resolve("buckets"),
        version,
        dir.resolve("libraries"));
  }

  /** Does what a goal does: asks, reads, writes, and keeps it. */
  private void keep() throws InterruptedException {
    // The clocks of file systems go in steps: what was written just now could have been meanwhile.
    Instant written = Instant.now();
    while (Instant.now().isBefore(written.plusMillis(60))) {
      Thread.onSpinWait();
    }
    LastCall call = call();
    call.configurations(warning -> {}).ofRun();
    call.keep(List.of(raw), List.of(this.written), OUTCOME);
    assertThat(call().unchanged()).contains(OUTCOME);
  }

  private Optional<LastOutcome> now() {
    return call().unchanged();
  }

  @Test
  void nothingIsKnownBeforeTheFirstCall() {
    assertThat(now()).isEmpty();
  }

  @Test
  void whatIsReadMustBeAsItWas() throws Exception {
    keep();
    for (String name :
        List.of(
            "conf/base/vertexai.yml",
            "target/classes/A.class",
            "lib/a.jar",
            "jdk/release",
            "jdk/bin/java",
            "data/raw.csv",
            "target/vertexai/space.json")) {
      Path file = dir.resolve(name);
      byte[] content = Files.readAllBytes(file);
      FileTime time = Files.getLastModifiedTime(file);
      byte[] other = content.clone();
      other[other.length - 1] ^= 1;
      Files.write(file, other);
      Files.setLastModifiedTime(file, time);
      assertThat(now()).as("another content of %s of the same size and time", name).isEmpty();
      Files.write(file, content);
      keep();
      Files.delete(file);
      assertThat(now()).as("without %s", name).isEmpty();
      Files.write(file, content);
      keep();
    }
  }

  @Test
  void filesThatAreNewCount() throws Exception {
    keep();
    for (String name :
        List.of(
            "conf/base/more/catalog.yaml",
            "conf/local/parameters.yml",
            "conf/base/odd.yml",
            "target/classes/b/B.class")) {
      configs.file(name, "x: 1\n");
      assertThat(now()).as(name).isEmpty();
      Files.delete(dir.resolve(name));
      keep();
    }
    configs.conf("base/.hidden/catalog.yml", "x: 1\n").conf("prod/catalog.yml", "x: 1\n");
    assertThat(now()).contains(OUTCOME);
    raw = dir.resolve("missing");
    keep();
    Files.createDirectory(raw);
    configs.file("missing/part.csv", "a\n");
    assertThat(now()).isEmpty();
  }

  @Test
  void theCallMustBeTheSame() throws Exception {
    keep();
    assertThat(call("nodes=a").unchanged()).isEmpty();
    typed.setProperty("vertexai.nodes", "a");
    assertThat(now()).isEmpty();
    typed.clear();
    typed.setProperty("revision", "7");
    assertThat(now()).contains(OUTCOME);
    version = "1.1";
    assertThat(now()).as("another version of the plugin").isEmpty();
    version = "1.0";
    jvmOptions = List.of("-Xmx1g");
    assertThat(now()).isEmpty();
    jvmOptions = List.of();
    java = dir.resolve("jdk/../jdk/bin/java");
    assertThat(now()).as("another JDK").isEmpty();
    java = dir.resolve("jdk/bin/java");
    configs.pom(Map.of("region", "there"));
    assertThat(now()).isEmpty();
    configs.pom(Map.of()).settingOption("region", "there");
    assertThat(now()).isEmpty();
    configs.settingOption("region", "here");
    keep();
    configs.params("size=4");
    assertThat(now()).isEmpty();
  }

  @Test
  void onlyWhatTheConfigurationAskedForCounts() throws Exception {
    keep();
    configs.variable("SOMETHING", "else").userValue("another", "1").buildValue("more", "2");
    assertThat(now()).contains(OUTCOME);
    configs.userValue("place", "there");
    assertThat(now()).isEmpty();
    configs.userValue("place", "here").variable("VERTEXAI_CONFIG_PLACE", "there");
    assertThat(now()).isEmpty();
    keep();
    configs.variable("VERTEXAI_CONFIG_PLACE", "elsewhere");
    assertThat(now()).isEmpty();
  }

  @Test
  void aFileThatIsCutOrSpoiledIsNotBelieved() throws Exception {
    keep();
    Path file = dir.resolve("target/vertexai/.last-compile");
    byte[] whole = Files.readAllBytes(file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(new String(whole, StandardCharsets.ISO_8859_1))
        .doesNotContain("there")
        .doesNotContain("elsewhere");
    for (int length : new int[] {0, 10, 64, 100, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(now()).as("cut after %s bytes", length).isEmpty();
    }
    for (int at = 0; at < whole.length; at += 37) {
      byte[] spoiled = whole.clone();
      spoiled[at] ^= 1;
      Files.write(file, spoiled);
      assertThat(now()).as("spoiled at %s", at).isEmpty();
    }
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(now()).isEmpty();
    Files.delete(file);
    Files.write(file, whole);
    assertThat(now()).contains(OUTCOME);
  }

  @Test
  void nothingIsKeptOfWhatMovesMeanwhile() throws Exception {
    LastCall call = call();
    call.configurations(warning -> {}).ofRun();
    configs.conf("base/parameters.yml", "size: 4\n");
    call.keep(List.of(raw), List.of(written), OUTCOME);
    assertThat(now()).isEmpty();
    keep();
    LastCall other = call("other");
    Files.delete(dir.resolve("conf/base/parameters.yml"));
    other.keep(List.of(raw), List.of(written), OUTCOME);
    assertThat(call("other").unchanged()).isEmpty();
  }

  @Test
  void nothingIsKeptWhereCodeOfOthersTakesPart() throws Exception {
    keep();
    configs.services(new ConfServices(List.of(name -> Optional.empty()), List.of()));
    assertThat(now()).isEmpty();
  }
}
