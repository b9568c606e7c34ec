import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads every cell of a workbook with fastexcel, or writes the same cells, six times; no table is
 * made of them. Prints what TableBenchmark prints, which runs it.
 */
public final class FastExcel {

  private FastExcel() {}

  /** Takes what to do, a format, when the process was started, and the folder. */
  public static void main(String[] args) throws IOException {
    if (!args[1].equals("xlsx")) {
      System.exit(1);
    }
    Path loaded = Path.of(args[3], "t.xlsx");
    boolean load = args[0].equals("load");
    List<Object[]> rows = load ? List.of() : read(loaded);
    for (int round = 0; round < 6; round++) {
      long time = System.nanoTime();
      double cpu = cpu();
      if (load) {
        read(loaded);
      } else {
        write(Path.of(args[3], "saved.xlsx"), rows);
      }
      System.out.printf(
          Locale.ROOT,
          "round %.3f %.3f %.3f %.3f %d%n",
          (System.nanoTime() - time) / 1e9,
          cpu() - cpu,
          (System.currentTimeMillis() - Long.parseLong(args[2])) / 1e3,
          cpu(),
          peak());
    }
  }

  private static List<Object[]> read(Path file) throws IOException {
    List<Object[]> read = new ArrayList<>();
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
        Stream<Row> rows = book.getFirstSheet().openStream()) {
      rows.forEach(
          row -> {
            Object[] cells = new Object[row.getCellCount()];
            for (int i = 0; i < cells.length; i++) {
              cells[i] = row.getOptionalCell(i).map(FastExcel::value).orElse(null);
            }
            read.add(cells);
          });
    }
    return read;
  }

  private static Object value(Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> Double.valueOf(cell.getRawValue());
      case STRING -> cell.asString();
      case BOOLEAN -> cell.asBoolean();
      default -> null;
    };
  }

  private static void write(Path file, List<Object[]> rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("Sheet1");
      for (int row = 0; row < rows.size(); row++) {
        Object[] cells = rows.get(row);
        for (int i = 0; i < cells.length; i++) {
          if (cells[i] instanceof Double number) {
            sheet.value(row, i, number);
          } else if (cells[i] instanceof Boolean flag) {
            sheet.value(row, i, flag);
          } else if (cells[i] instanceof String text) {
            sheet.value(row, i, text);
          }
        }
      }
    }
  }

  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
