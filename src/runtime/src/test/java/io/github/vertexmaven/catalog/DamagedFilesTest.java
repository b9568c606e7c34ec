package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        "csv    | image   | the bytes are not UTF-8; set load_args.encoding to the file's encoding.",
        "excel  | empty   | the file is empty.",
        "excel  | half    | the file is damaged or cut off; write it again.",
        "excel  | almost  | the file is damaged or cut off; write it again.",
        "excel  | csv     | it is not an xlsx file.",
        "excel  | parquet | it is not an xlsx file.",
        "json   | empty   | the JSON value ends too early at line 1, column 1, path $.",
        "json   | half    | the JSON value ends too early at line 6, column 4, path $[1].",
        "json   | csv     | not valid JSON at line 1, column 1, path $.",
        "json   | excel   | it is a file of an office program; the type excel reads xlsx.",
        "jsonl  | half    | line 2: not valid JSON at column 4, path $.",
        "jsonl  | csv     | line 1: not valid JSON at column 1, path $.",
        "jsonl  | json    | line 1: the JSON value ends too early at column 2, path $[0].",
        "jsonl  | image   | line 1: the bytes are not UTF-8, which JSON always is.",
        "yaml   | empty   | expected an array of objects, found null.",
        "yaml   | half    | at [1]: expected an object, found 'i'.",
        "yaml   | object  | line 1: not valid YAML: the character U+001A is not allowed.",
        "yaml   | parquet | line 1: the bytes are not UTF-8, which YAML is here.",
        "object | empty   | the file is empty.",
        "object | half    | the file is damaged or cut off; write it again.",
        "object | almost  | the file is damaged or cut off; write it again.",
        "object | csv     | it was not written by the object format.",
        "object | parquet | it was not written by the object format.",
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
