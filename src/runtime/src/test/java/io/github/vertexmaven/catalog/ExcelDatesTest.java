package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dates and times are written to xlsx as spreadsheets keep them, and come back as they were. */
class ExcelDatesTest {

  record Row(
      Optional<LocalDate> day,
      Optional<LocalDateTime> moment,
      Optional<LocalTime> time,
      Optional<Duration> length) {}

  private static List<?> roundTrip(Path folder, List<Row> rows) {
    Catalog catalog = TestCatalogs.open(folder, "d: {type: excel, filepath: d.xlsx}");
    catalog.save("d", rows, TestCatalogs.listOf(Row.class));
    return (List<?>) catalog.load("d", TestCatalogs.listOf(Row.class));
  }

  /** Seen with openpyxl 3.1.5, and so with pandas, which open no workbook with an empty fill. */
  @Test
  void writesStylesThatOpenpyxlReads(@TempDir Path folder) throws IOException {
    roundTrip(folder, List.of());
    try (ZipFile zip = new ZipFile(folder.resolve("d.xlsx").toFile())) {
      byte[] styles = zip.getInputStream(zip.getEntry("xl/styles.xml")).readAllBytes();
      assertThat(new String(styles, StandardCharsets.UTF_8))
          .contains("<fill><patternFill patternType=\"none\"/></fill>")
          .doesNotContain("<fill/>");
    }
  }

  /** From the year 1600 to 2600, to the millisecond and finer. */
  @Property(tries = 100)
  void everyDateComesBack(
      @ForAll @LongRange(min = -11_676_096_000_000L, max = 19_880_899_199_999L) long millis,
      @ForAll @LongRange(min = 0, max = 1) long nanos)
      throws IOException {
    LocalDateTime moment =
        LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000), 0, ZoneOffset.UTC)
            .plusNanos(Math.floorMod(millis, 1000) * 1_000_000L + nanos);
    Row row =
        new Row(
            Optional.of(moment.toLocalDate()),
            Optional.of(moment),
            Optional.of(moment.toLocalTime()),
            Optional.of(Duration.ofMillis(Math.abs(millis % 100_000_000)).plusNanos(nanos)));
    Path folder = Files.createTempDirectory("dates");
    try {
      assertThat(roundTrip(folder, List.of(row))).isEqualTo(List.of(row));
    } finally {
      Files.deleteIfExists(folder.resolve("d.xlsx"));
      Files.delete(folder);
    }
  }

  @org.junit.jupiter.api.Test
  void cellsAreNumbersWithAFormat(@org.junit.jupiter.api.io.TempDir Path folder)
      throws IOException {
    Row row =
        new Row(
            Optional.of(LocalDate.of(2024, 2, 29)),
            Optional.of(LocalDateTime.of(2024, 2, 29, 12, 0)),
            Optional.of(LocalTime.of(6, 0)),
            Optional.of(Duration.ofHours(36)));
    Row old =
        new Row(
            Optional.of(LocalDate.of(1900, 2, 28)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofHours(-1)));
    assertThat(roundTrip(folder, List.of(row, old))).isEqualTo(List.of(row, old));
    try (ZipFile zip = new ZipFile(folder.resolve("d.xlsx").toFile())) {
      ZipEntry sheet = zip.getEntry("xl/worksheets/sheet1.xml");
      String xml = new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(xml)
          .contains(
              "<c r=\"A2\" s=\"1\"><v>45351.0</v></c><c r=\"B2\" s=\"2\"><v>45351.5</v></c>"
                  + "<c r=\"C2\" s=\"3\"><v>0.25</v></c><c r=\"D2\" s=\"4\"><v>1.5</v></c>")
          .contains("1900-02-28", "PT-1H");
    }
  }
}
