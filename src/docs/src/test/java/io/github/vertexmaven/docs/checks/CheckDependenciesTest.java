package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of what users get with this project's artifacts, on POMs that are made up. */
class CheckDependenciesTest {

  private static final String APACHE =
      "<licenses><license><name>Apache-2.0</name></license></licenses>";

  @TempDir Path dir;

  private void pom(String coordinates, String content) throws IOException {
    String[] parts = coordinates.split(":");
    Path folder =
        dir.resolve("repo/" + parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2]);
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(parts[1] + "-" + parts[2] + ".pom"), "<project>" + content + "</project>");
  }

  private static String licence(String name) {
    return "<licenses><license><name>" + name + "</name></license></licenses>";
  }

  private List<String> check(String... coordinates) throws IOException, InterruptedException {
    Path list = dir.resolve("list.txt");
    Files.writeString(
        list,
        "The following files have been resolved:\n"
            + Stream.of(coordinates)
                .map(
                    each -> "   " + each.replaceFirst(":([^:]+)$", ":jar:$1:compile -- module m\n"))
                .collect(Collectors.joining()));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                Markdown.TOP.resolve(".ci/CheckDependencies.java").toString(),
                Markdown.TOP.resolve(".ci/dependencies.txt").toString(),
                dir.resolve("repo").toString(),
                list.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(said.contains(", 0 problems") ? 0 : 1);
    return said.lines().toList();
  }

  @Test
  void refusesGplKnownFaultsAndVersionsThatDoNotFit() throws Exception {
    pom("a:gpl:1", licence("GNU General Public License, version 3"));
    pom("a:parent:1", licence("GNU Lesser General Public License"));
    pom(
        "a:inherits:1",
        "<parent><groupId>a</groupId><artifactId>parent</artifactId><version>1</version></parent>");
    pom("a:agpl:1", licence("AGPL-3.0-only"));
    pom("a:none:1", "");
    pom("org.apache.commons:commons-lang3:3.14.0", APACHE);
    pom("com.google.protobuf:protobuf-java:4.27.1", APACHE);
    pom("io.grpc:grpc-api:1.80.0", APACHE);
    pom("io.grpc:grpc-stub:1.81.0", APACHE);
    List<String> said =
        check(
            "a:gpl:1",
            "a:inherits:1",
            "a:agpl:1",
            "a:none:1",
            "org.apache.commons:commons-lang3:3.14.0",
            "com.google.protobuf:protobuf-java:4.27.1",
            "io.grpc:grpc-api:1.80.0",
            "io.grpc:grpc-stub:1.81.0");
    assertThat(said).hasSize(8).last().isEqualTo("8 dependencies, 7 problems");
    assertThat(String.join("\n", said))
        .contains(
            "a:gpl:1 is under GNU General Public License, version 3;",
            "a:inherits:1 is under GNU Lesser General Public License;",
            "a:agpl:1 is under AGPL-3.0-only;",
            "a:none:1 names no licence in its POM;",
            "org.apache.commons:commons-lang3:3.14.0 has a known fault: CVE-2025-48924",
            "com.google.protobuf:protobuf-java:4.27.1 has a known fault: CVE-2024-7254",
            "io.grpc comes in versions 1.80.0, 1.81.0: ");
  }

  @Test
  void takesWhatMayBePassedOn() throws Exception {
    pom("a:apache:1", APACHE);
    pom("a:linked:1", licence("GPL2 w/ CPE"));
    pom("a:java:1", licence("GNU General Public License, version 2, with the Classpath Exception"));
    pom("org.apache.commons:commons-lang3:3.20.0", APACHE);
    pom("com.google.protobuf:protobuf-java:3.25.8", APACHE);
    pom("com.google.guava:guava:33.4.8-jre", APACHE);
    assertThat(
            check(
                "a:apache:1",
                "a:linked:1",
                "a:java:1",
                "org.apache.commons:commons-lang3:3.20.0",
                "com.google.protobuf:protobuf-java:3.25.8",
                "com.google.guava:guava:33.4.8-jre"))
        .containsExactly("6 dependencies, 0 problems");
  }
}
