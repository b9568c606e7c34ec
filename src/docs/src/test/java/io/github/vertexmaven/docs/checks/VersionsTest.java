package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * README and pages name the version of the POM, which {@code .ci/set-version} gives all of them.
 */
class VersionsTest {

  private static final Pattern OURS =
      Pattern.compile(
          "vertexai-maven-plugin:([0-9][^:\\s]*)"
              + "|<artifactId>vertexai-[a-z-]+</artifactId>\\s*<version>([^<]+)</version>");

  @Test
  void pagesNameTheVersionOfThePom() throws IOException {
    String pom = Files.readString(Markdown.TOP.resolve("pom.xml"));
    Matcher own = OURS.matcher(pom);
    assertThat(own.find()).isTrue();
    String version = own.group(2);
    List<String> named = new ArrayList<>();
    for (Path file : Markdown.files()) {
      Matcher found = OURS.matcher(Files.readString(Markdown.TOP.resolve(file)));
      while (found.find()) {
        named.add(found.group(1) == null ? found.group(2) : found.group(1));
      }
    }
    assertThat(named).hasSizeGreaterThan(8).containsOnly(version);
  }
}
