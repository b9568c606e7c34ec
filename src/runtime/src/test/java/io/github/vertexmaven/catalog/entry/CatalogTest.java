package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.catalog.DatasetType;
import io.github.vertexmaven.catalog.MemoryDataset;
import io.github.vertexmaven.catalog.TestCatalogs;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

  @TempDir Path project;

  /** A dataset of a project, as the catalog makes it. */
  public static final class Shouting implements Dataset {
    private final DatasetDefinition definition;

    public Shouting(DatasetDefinition definition) {
      this.definition = definition;
    }

    @Override
    public Object load(Type wanted) throws IOException {
      if (definition.settings().containsKey("failing")) {
        throw new IOException("the line is busy");
      }
      return definition.settings().get("word") + "!";
    }

    @Override
    public void save(Object value, Type written) {
      throw new UnsupportedOperationException("read only");
    }
  }

  /** Lacks the constructor. */
  public static final class Unmakeable implements Dataset {
    @Override
    public Object load(Type wanted) {
      return wanted;
    }

    @Override
    public void save(Object value, Type written) {}
  }

  @Test
  void makesDatasetsOfTheProject() {
    Catalog catalog =
        TestCatalogs.open(
            project,
            "loud: {type: "
                + Shouting.class.getName()
                + ", word: hello}\n"
                + "busy: {type: "
                + Shouting.class.getName()
                + ", failing: true}\n");
    assertThat(catalog.load("loud", String.class)).isEqualTo("hello!");
    assertThat(catalog.dataset("loud")).isSameAs(catalog.dataset("loud"));
    assertThatThrownBy(() -> catalog.load("loud", Integer.class))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "Dataset 'loud' ("
                + Shouting.class.getName()
                + "): it yielded a java.lang.String, not a java.lang.Integer.");
    assertThatThrownBy(() -> catalog.load("busy", String.class))
        .hasMessage(
            "Dataset 'busy' ("
                + Shouting.class.getName()
                + "): cannot be loaded: IOException: the line is busy.");
    assertThatThrownBy(() -> catalog.save("loud", "x", String.class))
        .hasMessage(
            "Dataset 'loud' ("
                + Shouting.class.getName()
                + "): cannot be saved: UnsupportedOperationException: read only.");
  }

  /** A short name as a library gives it. */
  public static final class Whispering implements DatasetType {
    @Override
    public String name() {
      return "whisper";
    }

    @Override
    public Dataset open(DatasetDefinition definition) throws IOException {
      if (definition.settings().isEmpty()) {
        throw new IOException("say 'word'");
      }
      return new Shouting(definition);
    }
  }

  @Test
  void opensDatasetsByTheShortNamesOfLibraries() throws IOException {
    Path services = project.resolve("lib/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve(DatasetType.class.getName()), Whispering.class.getName());
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {project.resolve("lib").toUri().toURL()}, getClass().getClassLoader())) {
      Catalog catalog =
          CatalogReader.open(
              TestCatalogs.yaml("a: {type: whisper, word: hi}\nb: {type: whisper}", "x"),
              new DataPlaces(project, Optional.empty()),
              loader);
      assertThat(catalog.load("a", String.class)).isEqualTo("hi!");
      assertThatThrownBy(() -> catalog.load("b", String.class))
          .hasMessage("Dataset 'b' (whisper): cannot be opened: IOException: say 'word'.");
    }
  }

  @Test
  void namesTheDatasetThatWasMeant() {
    Catalog catalog = TestCatalogs.open(project, "companies: {type: memory}");
    assertThatThrownBy(() -> catalog.load("compnies", String.class))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'compnies' is not in the catalog; did you mean 'companies'?");
  }

  @Test
  void saysThatAFileDoesNotExist() {
    Catalog catalog =
        TestCatalogs.open(
            project,
            Stream.of(
                    "csv", "excel", "json", "jsonl", "text", "object", "yaml", "bytes", "html",
                    "image")
                .map(type -> type + ": {type: " + type + ", filepath: data/01_raw/x}\n")
                .reduce("", String::concat));
    for (String name : catalog.names()) {
      Type wanted =
          Set.of("csv", "excel", "jsonl").contains(name) ? TestCatalogs.MAPS : Object.class;
      DatasetException e =
          catchThrowableOfType(DatasetException.class, () -> catalog.load(name, wanted));
      assertThat(e)
          .hasMessage(
              "Dataset '" + name + "' (" + name + ", data/01_raw/x): the file does not exist.");
      assertThat(e.path()).contains(project.resolve("data/01_raw/x"));
      assertThat(e.type()).isEqualTo(name);
      assertThat(catalog.dataset(name).exists()).isFalse();
    }
  }

  @Test
  void keepsValuesInMemoryByReference() {
    Catalog catalog = TestCatalogs.open(project, "m: {type: memory}");
    Object value = new Object();
    assertThatThrownBy(() -> catalog.load("m", Object.class))
        .hasMessage("Dataset 'm' (memory): nothing has been saved in it.");
    catalog.save("m", value, Object.class);
    assertThat(catalog.load("m", Object.class)).isSameAs(value);
    assertThatThrownBy(() -> catalog.save("m", null, Object.class))
        .hasMessage("Dataset 'm' (memory): null cannot be saved.");
  }

  @Test
  void replacesDatasetsInACopy() {
    Catalog catalog = Catalog.empty();
    Catalog more = catalog.with(Map.of("x", MemoryDataset.holding(1), "y", MemoryDataset.empty()));
    assertThat(catalog.names()).isEmpty();
    assertThat(more.names()).containsExactly("x", "y");
    assertThat(more.with("x", MemoryDataset.holding(2)).load("x", Integer.class)).isEqualTo(2);
    assertThat(more.load("x", Integer.class)).isEqualTo(1);
    assertThat(more.definition("x")).isEmpty();
  }

  @Test
  void movesADatasetToAnotherPlace() throws IOException {
    Catalog catalog = TestCatalogs.open(project, "t: {type: text, filepath: here.txt}");
    Path there = project.resolve("there/t.txt");
    catalog.at("t", there).save("t", "moved", String.class);
    assertThat(Files.readString(there)).isEqualTo("moved");
    assertThat(project.resolve("here.txt")).doesNotExist();
    assertThatThrownBy(() -> catalog.with("m", MemoryDataset.empty()).at("m", there))
        .hasMessage("Dataset 'm' (memory): has no entry that could be moved.");
  }

  @Test
  void opensAThousandEntriesWithoutMakingAnyDataset() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      yaml.append("d")
          .append(i)
          .append(": {type: csv, filepath: data/")
          .append(i)
          .append(".csv}\n");
    }
    assertThat(TestCatalogs.open(project, yaml.toString()).names()).hasSize(1000);
  }

  @Test
  void refusesTypesBeforeARun() {
    Catalog catalog =
        TestCatalogs.open(
            project,
            "c: {type: csv, filepath: c}\ne: {type: excel, filepath: e}\nt: {type: text, filepath: t}\nj: {type: json, filepath: j}");
    Dataset csv = catalog.dataset("c");
    assertThat(csv.refusalToLoad(String.class))
        .contains(
            "csv cannot yield a java.lang.String; it yields a DataFrame, a List of records or a List of maps.");
    assertThat(catalog.dataset("e").refusalToSave(double[].class))
        .contains(
            "excel cannot keep a double[]; it keeps a DataFrame, a List of records or a List of maps.");
    assertThat(catalog.dataset("t").refusalToSave(TestCatalogs.MAPS))
        .contains(
            "text cannot keep a java.util.List<java.util.Map<java.lang.String, java.lang.Object>>; it keeps a String or a List<String>.");
    assertThat(catalog.dataset("j").refusalToLoad(Thread.class))
        .contains(
            "json cannot yield a java.lang.Thread; it yields records, lists, maps, text, numbers, booleans or a DataFrame.");
    assertThat(csv.refusalToLoad(TestCatalogs.MAPS)).isEmpty();
    assertThat(csv.refusalToLoad(org.dflib.DataFrame.class)).isEmpty();
    assertThat(csv.refusalToSave(org.dflib.DataFrame.class)).isEmpty();
    assertThat(csv.refusalToSave(TestCatalogs.listOf(String.class))).isPresent();
    assertThat(catalog.dataset("j").refusalToLoad(org.dflib.DataFrame.class)).isEmpty();
    assertThat(catalog.dataset("t").refusalToLoad(TestCatalogs.listOf(String.class))).isEmpty();
  }

  @Test
  void resolvesPathsBelowTheMount() {
    DataPlaces places = new DataPlaces(project, Optional.of(project.resolve("gcs")));
    assertThat(places.resolve("gs://bucket/a/b.csv"))
        .isEqualTo(project.resolve("gcs/bucket/a/b.csv"));
    assertThat(places.onMount(places.resolve("gs://bucket/a/b.csv"))).isTrue();
    assertThat(places.onMount(places.resolve("a/b.csv"))).isFalse();
    assertThat(places.shown(places.resolve("gs://bucket/a/b.csv")))
        .isEqualTo("gs://bucket/a/b.csv");
    for (String bad : List.of("gs://bucket", "gs:///x", "gs://b/", "gs://b/../c/x")) {
      assertThatThrownBy(() -> places.resolve(bad))
          .hasMessage("'" + bad + "' is not an object; write gs://bucket/key.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3://bucket/a.csv | s3",
        "S3A://bucket/a.csv | S3A",
        "https://user:secret@example.com/a.csv | https",
        "http:/example.com/a.csv | http",
        "abfs://box@account.dfs.core.windows.net/a.csv | abfs",
        "hdfs://namenode/a.csv | hdfs",
        "dbfs:/mnt/a.csv | dbfs",
        "simplecache::s3://bucket/a.csv | simplecache",
        "s3:\\\\bucket\\a.csv | s3"
      })
  void noOtherAddressIsTakenForAFolder(String filepath, String scheme) {
    DataPlaces places = new DataPlaces(project, Optional.of(project.resolve("gcs")));
    assertThatThrownBy(() -> places.resolve(filepath))
        .hasMessage(
            "'"
                + scheme
                + ":' is not a place for a dataset: datasets are in the project's folder or in Cloud Storage (gs://bucket/key); copy the data there, or read it with your own dataset class.");
  }

  @Test
  void anAddressThatIsMeantOtherwiseIsNamed() {
    DataPlaces places = new DataPlaces(project, Optional.of(project.resolve("gcs")));
    for (String bad : List.of("gcs://bucket/a.csv", "GS://bucket/a.csv", "gs:/bucket/a.csv")) {
      assertThatThrownBy(() -> places.resolve(bad))
          .hasMessage(
              "'"
                  + bad.replaceFirst(":.*", "")
                  + ":' is not a place for a dataset: write gs://bucket/key for an object in Cloud Storage.");
    }
    for (String bad : List.of("file:///data/a.csv", "file:/data/a.csv", "local://a.csv")) {
      assertThatThrownBy(() -> places.resolve(bad))
          .hasMessage(
              "'"
                  + bad.replaceFirst(":.*", "")
                  + ":' is not a place for a dataset: write the path alone, relative to the project's folder.");
    }
    assertThat(places.resolve("data/a:b/c.csv")).isEqualTo(project.resolve("data/a:b/c.csv"));
  }

  @Test
  void theEntryWithAnotherAddressIsNamedWithItsLine() {
    assertThatThrownBy(
            () -> TestCatalogs.open(project, "x: {type: csv, filepath: 's3://bucket/a.csv'}"))
        .hasMessageContaining(":1: x: filepath: 's3:' is not a place for a dataset: ");
  }
}
