package io.github.vertexmaven.core.job.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.compile.code.CodeDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeArchiveTest {

  @TempDir Path dir;

  private Path folder(String name, String... files) throws IOException {
    for (String file : files) {
      Path written = dir.resolve(name).resolve(file);
      Files.createDirectories(written.getParent());
      Files.writeString(written, "content of " + file);
    }
    return dir.resolve(name);
  }

  private static List<String> entries(byte[] jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName() + " = " + new String(zip.readAllBytes(), UTF_8));
      }
    }
    return names;
  }

  private static String digest(Path folder) {
    return CodeDigest.ofBytes(CodeArchive.ofFolder(folder));
  }

  @Test
  void holdsTheFilesOfAFolderSorted() throws IOException {
    Path folder = folder("one", "b.class", "a/z.class", "a/ä.class", "B.class");
    assertThat(entries(CodeArchive.ofFolder(folder)))
        .containsExactly(
            "B.class = content of B.class",
            "a/z.class = content of a/z.class",
            "a/ä.class = content of a/ä.class",
            "b.class = content of b.class");
  }

  @Test
  void neitherPlaceNorTimesNorOrderOfWritingMatter() throws IOException {
    Path one = folder("one", "a.class", "b/c.class");
    Path two = folder("two", "b/c.class", "a.class");
    Files.setLastModifiedTime(two.resolve("a.class"), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(digest(two)).isEqualTo(digest(one));
  }

  @Test
  void neitherTimeZoneNorLocaleMatter() throws IOException {
    Path folder = folder("one", "I.class", "i.class");
    String expected = digest(folder);
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(digest(folder)).isEqualTo(expected);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void contentMatters() {
    byte[] one = CodeArchive.of(new TreeMap<>(java.util.Map.of("a", new byte[] {1})));
    byte[] other = CodeArchive.of(new TreeMap<>(java.util.Map.of("a", new byte[] {2})));
    byte[] name = CodeArchive.of(new TreeMap<>(java.util.Map.of("b", new byte[] {1})));
    assertThat(other).isNotEqualTo(one);
    assertThat(name).isNotEqualTo(one);
  }
}
