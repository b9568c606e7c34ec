package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** jsonl, yaml, bytes, image and html: what is special about each, and files that are no good. */
class FileDatasetsTest {

  record Trip(int id, double price, Optional<String> note, LocalDate day) {}

  private static final Trip FIRST =
      new Trip(1, 1.5, Optional.of("a\nb"), LocalDate.of(2026, 1, 31));
  private static final Trip SECOND = new Trip(2, 2.0, Optional.empty(), LocalDate.of(2026, 2, 1));

  @TempDir Path project;

  private Catalog catalog(String type) {
    return TestCatalogs.open(project, "d: {type: " + type + ", filepath: d." + type + "}");
  }

  private Object load(String type, String content, Type wanted) throws IOException {
    Files.writeString(project.resolve("d." + type), content);
    return catalog(type).load("d", wanted);
  }

  private String saved(String type, Object value, Type written) throws IOException {
    catalog(type).save("d", value, written);
    return Files.readString(project.resolve("d." + type));
  }

  @Test
  void writesOneRecordALine() throws IOException {
    Type trips = TestCatalogs.listOf(Trip.class);
    assertThat(saved("jsonl", List.of(FIRST, SECOND), trips))
        .isEqualTo(
            """
            {"id":1,"price":1.5,"note":"a\\nb","day":"2026-01-31"}
            {"id":2,"price":2.0,"note":null,"day":"2026-02-01"}
            """);
    assertThat(catalog("jsonl").load("d", trips)).isEqualTo(List.of(FIRST, SECOND));
    DataFrame frame = (DataFrame) catalog("jsonl").load("d", DataFrame.class);
    assertThat(frame.getColumn("price").toList()).isEqualTo(List.of(1.5, 2.0));
    assertThat(frame.getColumn("note").toList()).isEqualTo(Arrays.asList("a\nb", null));
    assertThat(saved("jsonl", frame, DataFrame.class)).startsWith("{\"id\":1,\"price\":1.5,");
  }

  @Test
  void readsJsonLinesOfOtherPrograms() throws IOException {
    String lines = "\uFEFF{\"id\": 1}\r\n\r\n{\"id\": 2}";
    assertThat(load("jsonl", lines, TestCatalogs.MAPS))
        .isEqualTo(List.of(Map.of("id", 1L), Map.of("id", 2L)));
    assertThat(load("jsonl", "", TestCatalogs.MAPS)).isEqualTo(List.of());
    assertThat(load("jsonl", "1\n2.5\n", TestCatalogs.listOf(Double.class)))
        .isEqualTo(List.of(1.0, 2.5));
  }

  @Test
  void writesYamlForPeople() throws IOException {
    assertThat(saved("yaml", Map.of("trips", List.of(FIRST, SECOND)), Map.class))
        .isEqualTo(
            """
            trips:
            - id: 1
              price: 1.5
              note: |-
                a
                b
              day: '2026-01-31'
            - id: 2
              price: 2.0
              note: null
              day: '2026-02-01'
            """);
    Type wanted =
        TestCatalogs.parameterized(Map.class, String.class, TestCatalogs.listOf(Trip.class));
    assertThat(catalog("yaml").load("d", wanted))
        .isEqualTo(Map.of("trips", List.of(FIRST, SECOND)));
  }

  @Test
  void writesTheSameListTwiceWithoutAnchors() throws IOException {
    List<Integer> shared = List.of(1);
    assertThat(saved("yaml", List.of(shared, shared), List.class)).isEqualTo("- - 1\n- - 1\n");
  }

  @Test
  void keepsTheFormatOfAPictureThatIsMoved() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    Path place = project.resolve("artifact");
    Catalog catalog = TestCatalogs.open(project, "d: {type: image, filepath: plot.jpg}");
    catalog.at("d", place).save("d", image, BufferedImage.class);
    assertThat(Files.readAllBytes(place)).startsWith(0xFF, 0xD8);
    byte[] encoded = (byte[]) catalog.at("d", place).load("d", byte[].class);
    assertThat(encoded).startsWith(0xFF, 0xD8);
    catalog.save("d", encoded, byte[].class);
    assertThat(project.resolve("plot.jpg")).hasBinaryContent(encoded);
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        bad(
            "jsonl",
            "{\"id\":1}\n{\"id\":",
            "line 2: the JSON value ends too early at column 7, path $.id."),
        bad(
            "jsonl",
            "{\"id\":1,\"price\":1,\"day\":\"2026-01-31\"}\n[1]\n",
            "line 2: expected keys with values (Trip), found a list."),
        bad(
            "jsonl",
            "{\"id\":1,\"price\":\"x\",\"day\":\"2026-01-31\"}",
            "line 1: at price: expected a number (double), found 'x'."),
        bad("jsonl", "{\"id\":1} {\"id\":2}", "line 1: not valid JSON at column 11, path $."),
        bad(
            "yaml",
            "- id: 1\n  price: [",
            "line 2: not valid YAML: expected the node content, but found '<stream end>' (while parsing a flow node)."),
        bad(
            "yaml",
            "- !!java.lang.Runtime {}",
            "line 1: the tag 'tag:yaml.org,2002:java.lang.Runtime' is not supported; write the plain value instead."),
        bad("yaml", "- {id: 1, price: 2}", "at [0]: 'day' is missing; Trip needs it."),
        bad(
            "yaml",
            "# old\n%YAML 1.1\n---\na: yes",
            "line 2: it says that it is YAML 1.1, in which yes is true and 010 is eight; here it would"
                + " be YAML 1.2. Write its values as that has them, without this line."),
        bad("yaml", "", "its value is null; an input that may be so is Optional."));
  }

  private static Arguments bad(String type, String content, String problem) {
    return Arguments.of(type, content, problem);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void saysWhereAFileIsNoGood(String type, String content, String problem) {
    assertThatThrownBy(() -> load(type, content, TestCatalogs.listOf(Trip.class)))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'd' (" + type + ", d." + type + "): " + problem);
  }

  @Test
  void refusesFilesThatAreNoPictures() throws IOException {
    Path file = project.resolve("d.image");
    Files.writeString(file, "no picture");
    assertThatThrownBy(() -> catalog("image").load("d", BufferedImage.class))
        .hasMessage(
            "Dataset 'd' (image, d.image): it is not a picture that Java can read (png, jpeg, gif, bmp).");
    Catalog png = TestCatalogs.open(project, "d: {type: image, filepath: d.png}");
    BufferedImage image = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
    png.save("d", image, BufferedImage.class);
    byte[] whole = Files.readAllBytes(project.resolve("d.png"));
    Files.write(project.resolve("d.png"), Arrays.copyOf(whole, 60));
    assertThatThrownBy(() -> png.load("d", BufferedImage.class))
        .hasMessage("Dataset 'd' (image, d.png): the picture is damaged or cut off.");
  }

  static Stream<Arguments> unkeepable() {
    BufferedImage transparent = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    List<Object> odd = new ArrayList<>(List.of(1, Double.POSITIVE_INFINITY));
    return Stream.of(
        Arguments.of("bytes", "x", "bytes cannot keep a java.lang.String."),
        Arguments.of(
            "html",
            "just text",
            "the text has no tag, so it is not a page; use 'text' for plain text."),
        Arguments.of("html", 1, "html cannot keep a java.lang.Integer."),
        Arguments.of("image", "x", "image cannot keep a java.lang.String."),
        Arguments.of("image", transparent, "set save_args.format to png, jpeg, gif or bmp."),
        Arguments.of(
            "yaml", odd, "at [1]: YAML is not written with Infinity here; use null, or a number."),
        Arguments.of(
            "yaml",
            List.of(Thread.currentThread()),
            "at [0]: a java.lang.Thread has no YAML form; use a record, a list, a map, text, numbers or booleans."),
        Arguments.of(
            "yaml",
            new java.math.BigDecimal("0.12345678901234567890"),
            "no double is 0.12345678901234567890, and YAML keeps doubles; use json."),
        Arguments.of(
            "yaml",
            Map.of("a", List.of(new java.math.BigDecimal("0.12345678901234567890"))),
            "at a[0]: no double is 0.12345678901234567890, and YAML keeps doubles; use json."),
        Arguments.of(
            "yaml",
            Map.of("a", "\uD800"),
            "at a: the text is not valid Unicode; it has half of a character."),
        Arguments.of(
            "text",
            List.of("x", "\uD800"),
            "line 2: the text is not valid Unicode; it has half of a character."),
        Arguments.of(
            "jsonl", odd, "at [1]: JSON is not written with Infinity here; use null, or a number."),
        Arguments.of(
            "jsonl", Map.of(), "jsonl cannot keep a java.util.ImmutableCollections$MapN."));
  }

  @ParameterizedTest
  @MethodSource("unkeepable")
  void saysWhyAValueCannotBeKept(String type, Object value, String problem) {
    assertThatThrownBy(() -> catalog(type).save("d", value, Object.class))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'd' (" + type + ", d." + type + "): " + problem);
    assertThat(project).isEmptyDirectory();
  }

  @Test
  void refusesTransparencyInJpeg() {
    BufferedImage transparent = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    Catalog catalog =
        TestCatalogs.open(project, "d: {type: image, filepath: d, save_args: {format: jpeg}}");
    assertThatThrownBy(() -> catalog.save("d", transparent, BufferedImage.class))
        .hasMessage(
            "Dataset 'd' (image, d): jpeg cannot keep this kind of picture, which has transparency; use png.");
  }

  @Test
  void refusesTypesBeforeARun() {
    assertThat(refusal("jsonl", String.class))
        .isEqualTo(
            "jsonl cannot yield a java.lang.String; it yields a DataFrame or a List of records, maps or other values.");
    assertThat(refusal("bytes", String.class))
        .isEqualTo("bytes cannot yield a java.lang.String; it yields a byte[].");
    assertThat(refusal("html", byte[].class))
        .isEqualTo("html cannot yield a byte[]; it yields a String.");
    assertThat(refusal("image", String.class))
        .isEqualTo("image cannot yield a java.lang.String; it yields a BufferedImage or a byte[].");
    assertThat(refusal("yaml", Thread.class))
        .isEqualTo(
            "yaml cannot yield a java.lang.Thread; it yields records, lists, maps, text, numbers, booleans or a DataFrame.");
    for (String type : List.of("jsonl", "bytes", "html", "image")) {
      assertThat(catalog(type).dataset("d").refusalToSave(Integer.class)).as(type).isPresent();
      assertThat(catalog(type).dataset("d").refusalToSave(Object.class)).as(type).isEmpty();
    }
  }

  private String refusal(String type, Type wanted) {
    return catalog(type).dataset("d").refusalToLoad(wanted).orElseThrow();
  }

  @Test
  void readsTextOfAnyEncoding() throws IOException {
    Files.write(project.resolve("d.text"), "ä".getBytes(StandardCharsets.UTF_16LE));
    Catalog catalog =
        TestCatalogs.open(
            project, "d: {type: text, filepath: d.text, load_args: {encoding: utf-16le}}");
    assertThat(catalog.load("d", String.class)).isEqualTo("ä");
  }
}
