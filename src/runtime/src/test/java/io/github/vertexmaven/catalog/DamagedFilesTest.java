package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dflib.DataFrame;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files of every type that are empty, written in part, or something else. */
class DamagedFilesTest {

  private static final DataFrame FRAME =
      DataFrame.foldByRow("id", "city").of(1L, "Lyon", 2L, "\"Kraków\"");

  @TempDir Path project;

  private Catalog catalog(String type) {
    return TestCatalogs.open(
        project,
        "d: {type: "
            + type
            + ", filepath: d."
            + type
            + (type.equals("image") ? ", save_args: {format: png}" : "")
            + "}");
  }

  private static Object sample(String type) {
    return type.equals("image") ? new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB) : FRAME;
  }

  private static Type wanted(String type) {
    return type.equals("image") ? BufferedImage.class : DataFrame.class;
  }

  private byte[] whole(String type) throws IOException {
    catalog(type).save("d", sample(type), wanted(type));
    return Files.readAllBytes(project.resolve("d." + type));
  }

  /** Of csv and the like a part is as good a file as the whole: only a row may lack something. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "csv    | empty   | the file is empty; expected a header line.",
        "csv    | image   | it is a picture, which type image reads.",
        "csv    | object  | it is written by type object, which alone reads it.",
        "csv    | parquet | it is a parquet file, which type parquet reads.",
        "excel  | empty   | the file is empty.",
        "excel  | half    | the file is damaged or cut off; write it again.",
        "excel  | almost  | the file is damaged or cut off; write it again.",
        "excel  | csv     | it is not an xlsx file.",
        "excel  | parquet | it is not an xlsx file; it is a parquet file, which type parquet reads.",
        "json   | empty   | the JSON value ends too early at line 1, column 1, path $.",
        "json   | half    | the JSON value ends too early at line 6, column 4, path $[1].",
        "json   | csv     | not valid JSON at line 1, column 1, path $.",
        "json   | excel   | it is a file of an office program; the type excel reads xlsx.",
        "jsonl  | half    | line 2: not valid JSON at column 4, path $.",
        "jsonl  | csv     | line 1: not valid JSON at column 1, path $.",
        "jsonl  | json    | line 1: the JSON value ends too early at column 2, path $[0].",
        "jsonl  | image   | it is a picture, which type image reads.",
        "jsonl  | object  | it is written by type object, which alone reads it.",
        "yaml   | empty   | expected an array of objects, found null.",
        "yaml   | half    | at [1]: expected an object, found 'i'.",
        "yaml   | object  | line 1: not valid YAML: the character U+001A is not allowed.",
        "yaml   | parquet | it is a parquet file, which type parquet reads.",
        "object | empty   | the file is empty.",
        "object | half    | the file is damaged or cut off; write it again.",
        "object | almost  | the file is damaged or cut off; write it again.",
        "object | csv     | it was not written by the object format.",
        "object | parquet | it was not written by the object format; it is a parquet file, which type parquet reads.",
        "image  | empty   | it is not a picture that Java can read (png, jpeg, gif, bmp).",
        "image  | half    | the picture is damaged or cut off.",
        "image  | csv     | it is not a picture that Java can read (png, jpeg, gif, bmp).",
      })
  void saysWhatIsWrongAndLeavesTheFile(String type, String damage, String message)
      throws IOException {
    Path file = project.resolve("d." + type);
    byte[] damaged = damaged(type, damage);
    Files.write(file, damaged);
    assertThatThrownBy(() -> catalog(type).load("d", wanted(type)))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'd' (" + type + ", d." + type + "): " + message);
    assertThat(file).hasBinaryContent(damaged);
  }

  private byte[] damaged(String type, String damage) throws IOException {
    byte[] whole = whole(type);
    return switch (damage) {
      case "empty" -> new byte[0];
      case "half" -> Arrays.copyOf(whole, whole.length / 2);
      case "almost" -> Arrays.copyOf(whole, whole.length - 1);
      default -> whole(damage);
    };
  }

  /** As Python, pyarrow, NumPy, h5py and SQLite begin them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "80049510000000 | it is a pickle, which Python alone reads; save it there as parquet, csv or json.",
        "800363 | it is a pickle, which Python alone reads; save it there as parquet, csv or json.",
        "4152524f57310000 | it is a file of Arrow, or feather; save it as parquet.",
        "ffffffff80000000 | it is a stream of Arrow; save it as parquet.",
        "894844460d0a1a0a | it is an HDF5 file; save it as parquet or csv.",
        "934e554d5059010076 | it is an array of NumPy; save it as parquet, csv or json.",
        "4f626a0104 | it is an Avro file; save it as parquet.",
        "53514c69746520666f726d6174203300 | it is a database of SQLite, which jdbc_table and jdbc_query read.",
        "3c21444f43545950452068746d6c3e | it is a web page, perhaps of an error.",
        "3c3f786d6c2076657273696f6e3d27312e30273f3e | it is an XML document.",
        "000000000000000000000000 | it is filled with zeros, without any content.",
      })
  void saysWhatAFileIsInstead(String bytes, String words) throws IOException {
    byte[] content = HexFormat.of().parseHex(bytes);
    for (String type : List.of("csv", "json", "jsonl", "excel", "parquet", "object")) {
      Files.write(project.resolve("d." + type), content);
      assertThatThrownBy(() -> catalog(type).load("d", wanted(type)))
          .as(type)
          .isInstanceOf(DatasetException.class)
          .hasMessageEndingWith(words);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    Files.write(project.resolve("d.csv"), packed.toByteArray());
    assertThatThrownBy(() -> catalog("csv").load("d", wanted("csv")))
        .hasMessage("Dataset 'd' (csv, d.csv): " + words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mimetype | content.xml | it is an OpenDocument file; save it as xlsx.",
        "xl/workbook.bin | word/document.xml | it is in the binary form xlsb; save it as xlsx.",
        "word/document.xml | a | it is not an xlsx file: the archive holds no workbook.",
      })
  void saysWhatADocumentIsInstead(String first, String second, String words) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(project.resolve("d.excel")))) {
      for (String name : List.of(first, second, "_rels/.rels")) {
        out.putNextEntry(new ZipEntry(name));
        out.write(
            ("<Relationships><Relationship Id='r' Type='x/officeDocument' Target='"
                    + first
                    + "'/></Relationships>")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThatThrownBy(() -> catalog("excel").load("d", DataFrame.class))
        .hasMessage("Dataset 'd' (excel, d.excel): " + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "excel", "json", "jsonl", "yaml", "object", "parquet", "image"})
  void aPointerOfGitIsNoData(String type) throws IOException {
    Files.writeString(
        project.resolve("d." + type),
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n");
    assertThatThrownBy(() -> catalog(type).load("d", wanted(type)))
        .hasMessageEndingWith(
            "): it is a pointer of Git LFS, not the data itself; fetch that with git lfs pull.");
  }

  /** What cannot be kept leaves what was kept before. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "excel", "json", "jsonl", "yaml", "object", "parquet"})
  void aSaveThatFailsLeavesTheOldFile(String type) throws IOException {
    byte[] whole = whole(type);
    Object odd =
        type.equals("object")
            ? Thread.currentThread()
            : List.of(Map.of("id", 1L), Map.of("id", Thread.currentThread()));
    assertThatThrownBy(() -> catalog(type).save("d", odd, TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith("Dataset 'd' (" + type + ", d." + type + "): ")
        .hasMessageContaining("Thread");
    assertThat(project.resolve("d." + type)).hasBinaryContent(whole);
    try (Stream<Path> files = Files.list(project)) {
      assertThat(files).hasSize(1);
    }
  }
}
