package io.github.vertexmaven.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;

class PreviewTest {

  record Flight(String name, int seats, Double price, LocalDate day) {}

  static final class Opaque {
    @Override
    public String toString() {
      throw new IllegalStateException("not to be called");
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> columns(Map<String, Object> preview) {
    return (List<Map<String, Object>>) preview.get("columns");
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aDataFrameIsItsColumnsAndFirstRows() {
    DataFrame frame =
        DataFrame.foldByRow("name", "price", "day")
            .of("a", 1.5, LocalDate.of(2026, 1, 2), null, null, null, "c", 3.0, null);
    Map<String, Object> preview = Preview.of(frame);
    assertThat(preview).containsEntry("kind", "table").containsEntry("rows", 3);
    assertThat(columns(preview))
        .isEqualTo(
            List.of(
                Map.of("name", "name", "type", "string", "nulls", 1),
                Map.of("name", "price", "type", "double", "nulls", 1),
                Map.of("name", "day", "type", "LocalDate", "nulls", 2)));
    assertThat(preview.get("head"))
        .isEqualTo(
            List.of(
                List.of("a", "1.5", "2026-01-02"),
                Arrays.asList(null, null, null),
                Arrays.asList("c", "3.0", null)));
  }

  @Test
  void listsOfRecordsAndMapsAreTables() {
    Map<String, Object> records =
        Preview.of(List.of(new Flight("a", 3, null, LocalDate.of(2026, 1, 2))));
    assertThat(columns(records))
        .extracting("name")
        .containsExactly("name", "seats", "price", "day");
    assertThat(columns(records)).extracting("nulls").containsExactly(0, 0, 1, 0);
    assertThat(Preview.of(List.of(Map.of("x", 1L))))
        .containsEntry("kind", "table")
        .containsEntry("head", List.of(List.of("1")));
  }

  @Test
  void ofMuchThereIsLittle() {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> wide = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      wide.put("column_" + i, "x".repeat(10_000));
    }
    for (int i = 0; i < 300; i++) {
      rows.add(wide);
    }
    Map<String, Object> preview = Preview.of(rows);
    assertThat(preview).containsEntry("rows", 300).containsEntry("width", 200);
    assertThat(columns(preview)).hasSize(50);
    assertThat(preview.toString().length()).isLessThan(100_000);

    List<Map<String, Object>> many = new ArrayList<>();
    for (long i = 0; i < 250_000; i++) {
      many.add(Map.of("i", i));
    }
    assertThat(Preview.of(many)).containsEntry("rows", 250_000).containsEntry("counted", 100_000);
    DataFrame tall = DataFrame.byColumn("i").of(org.dflib.Series.ofInt(new int[250_000]));
    assertThat(Preview.of(tall)).containsEntry("rows", 250_000).containsEntry("counted", 100_000);
    assertThat(Preview.of("y".repeat(1_000_000)).toString().length()).isLessThan(10_000);
    assertThat(Preview.of(new double[1_000_000]).toString().length()).isLessThan(10_000);
  }

  @Test
  void otherValuesAreTextOfWhatTheyHold() {
    assertThat(Preview.of(Map.of("r2", 0.5))).containsEntry("text", "{\n  r2: 0.5\n}");
    assertThat(Preview.of(new Flight("a", 3, 1.5, null)))
        .containsEntry(
            "text", "Flight {\n  name: \"a\",\n  seats: 3,\n  price: 1.5,\n  day: null\n}");
    assertThat(Preview.of(new int[] {1, 2, 3})).containsEntry("text", "[1, 2, 3]");
    assertThat(Preview.of(42L))
        .containsEntry("text", "42")
        .containsEntry("class", "java.lang.Long");
  }

  @Test
  void noCodeOfTheProjectIsAskedForItsText() {
    assertThat(Preview.of(new Opaque())).containsEntry("text", Opaque.class.getTypeName());
    assertThat(Preview.of(List.of(new Opaque())).toString()).contains("Opaque]");
  }

  @Test
  void whatHoldsItselfEnds() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThat(Preview.of(endless).toString()).contains("…").hasSizeLessThan(1_000);
  }

  @Test
  void picturesAreKnownByTheirBytes() throws IOException {
    assertThat(Preview.of(png()))
        .containsEntry("kind", "image")
        .containsEntry("media", "image/png");
    assertThat(Preview.of("<svg xmlns='x'><script/></svg>".getBytes(StandardCharsets.UTF_8)))
        .containsEntry("media", "image/svg+xml");
    assertThat(Preview.of("BM is how it begins, and no picture".getBytes(StandardCharsets.UTF_8)))
        .containsEntry("kind", "text");
    byte[] large = Arrays.copyOf(png(), 2_000_000);
    assertThat(Preview.of(large).get("why").toString()).contains("2000000 bytes, too large");
    assertThat(Preview.of(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB)))
        .containsEntry("why", "A picture of 4 x 3 pixels.");
  }

  @Test
  void binaryDataIsNotShown() {
    assertThat(Preview.of(new byte[] {0, 1, 2})).containsEntry("why", "3 bytes that are not text.");
    assertThat(Preview.of(new byte[] {(byte) 0xC3}))
        .containsEntry("why", "1 bytes that are not text.");
    byte[] umlauts = "ü".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertThat(Preview.of(umlauts)).containsEntry("kind", "text").containsEntry("bytes", 200_000);
  }
}
