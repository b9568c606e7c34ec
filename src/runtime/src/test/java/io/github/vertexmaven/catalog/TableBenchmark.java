package io.github.vertexmaven.catalog;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.dflib.DataFrame;
import org.dflib.Series;

/**
 * The cost of tables in a fresh JVM and in a warm one: time and processor time of loading and
 * saving a file of some 90 MB. Run it with the test class path: {@code make FOLDER}, then {@code
 * load csv FOLDER} or {@code save parquet FOLDER}, each in a process of its own.
 */
final class TableBenchmark {

  private static final int ROWS = 1_000_000;

  private TableBenchmark() {}

  /** Takes what to do, the type and the folder. */
  public static void main(String[] args) {
    Path folder = Path.of(args[args.length - 1]);
    if (args[0].equals("make")) {
      DataFrame frame = frame();
      catalog(folder, "csv", "t").save("d", frame, DataFrame.class);
      catalog(folder, "parquet", "t").save("d", frame, DataFrame.class);
      return;
    }
    Catalog from = catalog(folder, args[1], "t");
    Catalog to = catalog(folder, args[1], "saved");
    boolean save = args[0].equals("save");
    Object frame = save ? from.load("d", DataFrame.class) : null;
    for (int round = 0; round < (args[0].equals("warm") ? 6 : 1); round++) {
      long start = System.nanoTime();
      long cpu = cpu();
      if (save) {
        to.save("d", frame, DataFrame.class);
      } else {
        from.load("d", DataFrame.class);
      }
      System.out.printf(
          Locale.ROOT,
          "%s %s: %.2f s, processor %.2f s, whole process %.2f s%n",
          args[0],
          args[1],
          (System.nanoTime() - start) / 1e9,
          (cpu() - cpu) / 1e9,
          cpu() / 1e9);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Catalog catalog(Path folder, String type, String name) {
    return TestCatalogs.open(
        folder, "d: {type: " + type + ", filepath: " + name + "." + type + "}");
  }

  /** Numbers with all their digits, few texts and many, a flag, empty cells. */
  private static DataFrame frame() {
    Random random = new Random(1);
    long[] ids = new long[ROWS];
    double[][] numbers = new double[3][ROWS];
    String[] cities = new String[ROWS];
    String[] codes = new String[ROWS];
    Boolean[] paid = new Boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      ids[i] = i * 7919L;
      for (double[] column : numbers) {
        column[i] = random.nextGaussian() * 1000;
      }
      cities[i] = "city " + random.nextInt(200);
      codes[i] = Long.toString(random.nextLong() >>> 24, 36) + "x";
      paid[i] = i % 11 == 0 ? null : random.nextBoolean();
    }
    return DataFrame.byColumn("id", "a", "b", "c", "city", "code", "paid")
        .of(
            Series.ofLong(ids),
            Series.ofDouble(numbers[0]),
            Series.ofDouble(numbers[1]),
            Series.ofDouble(numbers[2]),
            Series.of(cities),
            Series.of(codes),
            Series.of(paid));
  }
}
