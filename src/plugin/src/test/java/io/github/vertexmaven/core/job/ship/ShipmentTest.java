package io.github.vertexmaven.core.job.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.RawFile;
import io.github.vertexmaven.core.service.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShipmentTest {

  private static final String CODE = "gs://bucket/folder/vertexai-code";

  @TempDir Path dir;
  private FolderStore store;
  private Path classes;
  private Path own;
  private Path library;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void writeProject() throws IOException {
    store = new FolderStore(dir.resolve("buckets"));
    classes = Files.createDirectories(dir.resolve("classes"));
    Files.writeString(classes.resolve("A.class"), "a class");
    own = Files.writeString(dir.resolve("own-1.jar"), "an own jar");
    library = Files.writeString(dir.resolve("library-2.jar"), "a library");
    Files.writeString(dir.resolve("raw.csv"), "a,b\n");
  }

  private Shipment shipment(Launch... launches) {
    RawFile raw = new RawFile(dir.resolve("raw.csv"), CODE + "/raw/0123/raw.csv");
    CompiledPipeline pipeline =
        new CompiledPipeline("__default__", null, List.of(launches), List.of(raw));
    List<Path> classPath = List.of(classes, dir.resolve("missing"), own, library);
    return new Shipment(pipeline, classPath, List.of(classes, own), "gs://bucket/folder", "space");
  }

  private int ship(Launch... launches) {
    told.clear();
    return shipment(launches).ship(store, (uri, bytes) -> told.add(uri + " " + bytes));
  }

  private static Launch launch(String task) {
    return new Launch(task, "id-" + task, "{\"task\": \"" + task + "\"}");
  }

  private String jar(Path file) {
    return "jars/" + CodeDigest.ofFile(file).substring(0, 32) + "/" + file.getFileName();
  }

  private String classesJar() {
    byte[] archive = CodeArchive.ofFolder(classes);
    return "jars/" + CodeDigest.ofBytes(archive).substring(0, 32) + "/space-classes.jar";
  }

  @Test
  void rawFilesAndJarsComeBeforeLaunchJars() {
    assertThat(ship(launch("a"), launch("b"))).isEqualTo(6);
    assertThat(store.uploaded())
        .containsExactly(
            List.of(
                CODE + "/raw/0123/raw.csv",
                CODE + "/" + classesJar(),
                CODE + "/" + jar(own),
                CODE + "/" + jar(library)),
            List.of(CODE + "/launch-id-a.jar", CODE + "/launch-id-b.jar"));
    assertThat(told).hasSize(6).contains(CODE + "/raw/0123/raw.csv 4");
  }

  @Test
  void nothingIsUploadedWhenEverythingIsThere() throws IOException {
    ship(launch("a"), launch("b"));
    // The identity is the same, so the first bytes staged under it are kept.
    Files.writeString(library, "the same library, packed anew");
    assertThat(ship(launch("a"), launch("b"))).isZero();
    assertThat(told).isEmpty();
    assertThat(store.list(CODE + "/jars/")).hasSize(3);
  }

  @Test
  void onlyMissingLaunchJarsAreUploadedWithTheJarsThatTheyList() throws IOException {
    ship(launch("a"), launch("b"));
    Files.writeString(classes.resolve("A.class"), "another class");
    assertThat(ship(launch("a"), launch("c"))).isEqualTo(2);
    assertThat(store.uploaded())
        .containsExactly(List.of(CODE + "/" + classesJar()), List.of(CODE + "/launch-id-c.jar"));
  }

  @Test
  void aRawFileThatIsGoneIsUploadedAgain() throws IOException {
    ship(launch("a"));
    Files.delete(store.file(CODE + "/raw/0123/raw.csv"));
    assertThat(ship(launch("a"))).isEqualTo(1);
    assertThat(told).containsExactly(CODE + "/raw/0123/raw.csv 4");
  }

  @Test
  void aLaunchJarListsTheClassPathAndMarksOwnJars() throws IOException {
    ship(launch("a"));
    Path jar = store.file(CODE + "/launch-id-a.jar");
    assertThat(text(jar, "META-INF/vertexai/jars"))
        .isEqualTo("+" + classesJar() + "\n+" + jar(own) + "\n" + jar(library) + "\n");
    assertThat(text(jar, "META-INF/vertexai/task.json")).isEqualTo("{\"task\": \"a\"}");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly(
              "META-INF/vertexai/code",
              "META-INF/vertexai/jars",
              "META-INF/vertexai/task.json",
              "io/github/vertexmaven/boot/Boot.class",
              "io/github/vertexmaven/boot/Characters.class",
              "io/github/vertexmaven/boot/JarCopy.class",
              "io/github/vertexmaven/boot/Waiting.class");
    }
  }

  private static String text(Path jar, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes());
    }
  }

  @Test
  void saysBeforehandWhatIsThenUploaded() throws IOException {
    List<String> pieces =
        shipment(launch("a"), launch("b")).pieces().stream()
            .map(piece -> piece.uri() + " " + piece.bytes())
            .toList();
    ship(launch("a"), launch("b"));
    assertThat(pieces).hasSize(6).containsExactlyInAnyOrderElementsOf(told);
    assertThat(pieces.get(0)).isEqualTo(CODE + "/raw/0123/raw.csv 4");
    assertThat(pieces.get(5)).startsWith(CODE + "/launch-id-b.jar ");
  }

  /** What a dry run of {@code publish} says. */
  @Test
  void aPublicationListsEveryObjectOnceAndTheSpecsWithTheirTags() {
    List<Cargo> shipments = List.of(shipment(launch("a")), shipment(launch("b")));
    Map<String, String> specs = new TreeMap<>(Map.of("p", "target/p.json", "q", "target/q.json"));
    List<String> lines =
        PublicationList.of(
            shipments,
            Optional.of("ghcr.io/acme/app:1"),
            specs,
            "https://europe-west4-kfp.pkg.dev/p/repo",
            List.of("latest", "1.0"));
    assertThat(lines.stream().map(line -> line.replaceAll(" +[0-9.]+ (?:k?B|bytes?)", " SIZE")))
        .containsExactly(
            "Dry run: nothing is uploaded or registered.",
            "Image       ghcr.io/acme/app:1, which the specs name by digest",
            "Upload SIZE  " + CODE + "/raw/0123/raw.csv",
            "Upload SIZE  " + CODE + "/" + classesJar(),
            "Upload SIZE  " + CODE + "/" + jar(own),
            "Upload SIZE  " + CODE + "/" + jar(library),
            "Upload SIZE  " + CODE + "/launch-id-a.jar",
            "Upload SIZE  " + CODE + "/launch-id-b.jar",
            "            6 objects, SIZE, unless they are already there",
            "Register    https://europe-west4-kfp.pkg.dev/p/repo/p as latest, 1.0, from"
                + " target/p.json",
            "Register    https://europe-west4-kfp.pkg.dev/p/repo/q as latest, 1.0, from"
                + " target/q.json");
    assertThat(store.uploaded()).isEmpty();
  }
}
