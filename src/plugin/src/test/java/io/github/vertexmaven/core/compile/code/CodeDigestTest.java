package io.github.vertexmaven.core.compile.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Javac;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDigestTest {

  private static final String SOURCE = "public class A {\n  public int a() { return 1; }\n}\n";

  @TempDir Path dir;

  private String digest(Path... classPath) {
    return CodeDigest.of(List.of(classPath), dir.resolve("memory"));
  }

  private Path classes(String folder, String source) {
    return Javac.into(dir.resolve(folder), Map.of("A", source));
  }

  private Path jar(String name, long time, Map<String, String> entries) throws IOException {
    Path jar = dir.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        ZipEntry zipped = new ZipEntry(entry.getKey());
        zipped.setLastModifiedTime(FileTime.fromMillis(time));
        zip.putNextEntry(zipped);
        zip.write(entry.getValue().getBytes());
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static Map<String, String> entries(String... pairs) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      entries.put(pairs[i], pairs[i + 1]);
    }
    return entries;
  }

  @Test
  void commentsAndRebuildsAndFoldersChangeNothing() {
    String plain = digest(classes("one", SOURCE));
    assertThat(digest(classes("two", SOURCE))).isEqualTo(plain);
    assertThat(digest(classes("three", "// hello\n\n\n" + SOURCE))).isEqualTo(plain);
    assertThat(plain).matches("[0-9a-f]{64}");
  }

  @Test
  void changedMethodsAndConstantsAndNamesDo() {
    String plain = digest(classes("one", SOURCE));
    assertThat(digest(classes("two", SOURCE.replace("return 1", "return 2")))).isNotEqualTo(plain);
    assertThat(digest(classes("three", SOURCE.replace("int a()", "int b()")))).isNotEqualTo(plain);
  }

  @Test
  void resourcesCount() throws IOException {
    Path classes = classes("one", SOURCE);
    String plain = digest(classes);
    Files.writeString(classes.resolve("model.txt"), "1");
    String with = digest(classes);
    assertThat(with).isNotEqualTo(plain);
    Files.writeString(classes.resolve("model.txt"), "2");
    assertThat(digest(classes)).isNotEqualTo(with);
    Files.move(classes.resolve("model.txt"), classes.resolve("model2.txt"));
    assertThat(digest(classes)).isNotEqualTo(with);
  }

  @Test
  void timesAndOrderAndManifestOfAJarChangeNothing() throws IOException {
    String plain = digest(jar("a.jar", 1_000_000_000_000L, entries("x", "1", "y", "2")));
    Path other =
        jar(
            "b.jar",
            1_700_000_000_000L,
            entries(
                "META-INF/MANIFEST.MF",
                "Built-By: me\n",
                "META-INF/maven/pom.properties",
                "#now",
                "y",
                "2",
                "x",
                "1"));
    assertThat(digest(other)).isEqualTo(plain);
    assertThat(digest(jar("c.jar", 1_000_000_000_000L, entries("x", "1", "y", "3"))))
        .isNotEqualTo(plain);
  }

  @Test
  void aJarIsTheFolderItWasMadeOf() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("folder/deep"));
    Files.writeString(folder.resolve("x"), "1");
    assertThat(digest(dir.resolve("folder")))
        .isEqualTo(digest(jar("x.jar", 0, entries("deep/x", "1"))));
  }

  @Test
  void theOrderOfTheClassPathCounts() throws IOException {
    Path a = jar("a.jar", 0, entries("x", "1"));
    Path b = jar("b.jar", 0, entries("x", "2"));
    assertThat(digest(a, b)).isNotEqualTo(digest(b, a));
    assertThat(digest(a, dir.resolve("not-there"))).isEqualTo(digest(a));
  }

  @Test
  void contentsCannotBeConfusedWithNames() throws IOException {
    assertThat(digest(jar("a.jar", 0, entries("x", "1y"))))
        .isNotEqualTo(digest(jar("b.jar", 0, entries("x", "1", "y", ""))));
  }

  @Test
  void aChangedJarIsReadAgainThoughItsNameIsKnown() throws IOException {
    String before = digest(jar("a.jar", 0, entries("x", "1")));
    Path changed = jar("a.jar", 0, entries("x", "22"));
    assertThat(digest(changed)).isNotEqualTo(before);
  }

  @Test
  void losingOrSpoilingTheMemoryChangesNothing() throws IOException {
    Path jar = jar("a.jar", 0, entries("x", "1"));
    String digest = digest(jar);
    Files.writeString(dir.resolve("memory"), "no\tsense\n\u0000");
    assertThat(digest(jar)).isEqualTo(digest);
    Files.delete(dir.resolve("memory"));
    assertThat(digest(jar)).isEqualTo(digest);
  }

  @Test
  void whatOnlyLooksLikeAClassIsTakenAsItIs() throws IOException {
    Path a = jar("a.jar", 0, entries("x.class", "not a class"));
    Path b = jar("b.jar", 0, entries("x.class", "no class either"));
    assertThat(digest(a)).isNotEqualTo(digest(b));
  }
}
