package io.github.vertexmaven.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dflib.DataFrame;
import org.dflib.Series;

/**
 * The cost of tables beside pandas (which reads workbooks by openpyxl), DuckDB and fastexcel: loads
 * and saves a csv file of 90 MB, a parquet file of 40 MB and a workbook of 8 MB, each in a process
 * of its own, six times (pandas, which is the same from the second on, three times). {@code
 * src/it/bench/tables} runs it; {@code -Dpython} names a Python that has the others, or some of
 * them.
 */
final class TableBenchmark {

  private static final int ROWS = 1_000_000;

  private static final int ROUNDS = 6;

  /** Does the same as {@link #rounds}, and prints the same. */
  private static final String PYTHON =
      """
      import os, resource, sys, time
      tool, what, kind, folder, start = sys.argv[1:]
      loaded, saved = f"{folder}/t.{kind}", f"{folder}/saved.{kind}"
      if tool == "pandas":
          import pandas
          load = lambda: getattr(pandas, "read_" + {"xlsx": "excel"}.get(kind, kind))(loaded)
          if what == "save":
              frame = load()
              save = {"csv": lambda: frame.to_csv(saved, index=False),
                      "parquet": lambda: frame.to_parquet(saved),
                      "xlsx": lambda: frame.to_excel(saved, index=False)}[kind]
      else:
          import duckdb
          load = lambda: duckdb.sql(f"create or replace table t as from '{loaded}'")
          if what == "save":
              load()
              save = lambda: duckdb.sql(f"copy t to '{saved}'")
      def cpu():
          used = resource.getrusage(resource.RUSAGE_SELF)
          return used.ru_utime + used.ru_stime
      for round in range(3 if tool == "pandas" else 6):
          wall, used = time.time(), cpu()
          (load if what == "load" else save)()
          peak = [l.split()[1] for l in open("/proc/self/status") if l.startswith("VmHWM")][0]
          print("round", time.time() - wall, cpu() - used, time.time() - int(start) / 1000, cpu(), int(peak) // 1024)
      """;

  private TableBenchmark() {}

  /** Takes the folder; a process of its own is told what to do before it. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[args.length - 1]);
    if (args.length > 1) {
      rounds(args[0], args[1], folder, Long.parseLong(args[2]));
      return;
    }
    DataFrame frame = frame();
    catalog(folder, "csv", "t").save("d", frame, DataFrame.class);
    catalog(folder, "parquet", "t").save("d", frame, DataFrame.class);
    catalog(folder, "xlsx", "t").save("d", frame.rowsRange(0, ROWS / 10).select(), DataFrame.class);
    System.out.println(
        "| | fresh process: s | CPU s | of it the call: s | CPU s | peak MB | warm: s | CPU s |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (String kind : List.of("csv", "parquet", "xlsx")) {
      for (String what : List.of("load", "save")) {
        for (String tool : List.of("ours", "pandas", "duckdb", "fastexcel")) {
          row(tool, what, kind, folder);
        }
      }
    }
  }

  private static void row(String tool, String what, String kind, Path folder)
      throws IOException, InterruptedException {
    String start = String.valueOf(System.currentTimeMillis());
    List<String> command = new ArrayList<>();
    boolean java = tool.equals("ours") || tool.equals("fastexcel");
    if (java) {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(tool.equals("ours") ? TableBenchmark.class.getName() : "FastExcel");
      command.addAll(List.of(what, kind, start));
    } else {
      command.add(System.getProperty("python", "python3"));
      command.addAll(List.of("-c", PYTHON, tool, what, kind));
    }
    command.add(folder.toString());
    if (!java) {
      command.add(start);
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<double[]> rounds =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("round "))
            .map(line -> Arrays.stream(line.substring(6).split(" ")))
            .map(numbers -> numbers.mapToDouble(Double::parseDouble).toArray())
            .toList();
    // A tool that is not there, or does not know the format, has no row.
    if (process.waitFor() == 0 && rounds.size() > 2) {
      double[] first = rounds.get(0);
      List<double[]> warm = rounds.subList(rounds.size() / 2, rounds.size());
      System.out.printf(
          Locale.ROOT,
          "| %s %s, %s | %.2f | %.2f | %.2f | %.2f | %.0f | %.2f | %.2f |%n",
          kind,
          what,
          tool,
          first[2],
          first[3],
          first[0],
          first[1],
          first[4],
          warm.stream().mapToDouble(round -> round[0]).min().orElseThrow(),
          warm.stream().mapToDouble(round -> round[1]).min().orElseThrow());
    }
  }

  /** What is timed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void rounds(String what, String kind, Path folder, long start) throws IOException {
    Work work = work(what, kind, folder);
    for (int round = 0; round < Integer.getInteger("rounds", ROUNDS); round++) {
      long time = System.nanoTime();
      double cpu = cpu();
      work.run();
      System.out.printf(
          Locale.ROOT,
          "round %.3f %.3f %.3f %.3f %d%n",
          (System.nanoTime() - time) / 1e9,
          cpu() - cpu,
          (System.currentTimeMillis() - start) / 1e3,
          cpu(),
          peak());
    }
  }

  private static Work work(String what, String kind, Path folder) {
    Catalog from = catalog(folder, kind, "t");
    if (what.equals("load")) {
      return () -> from.load("d", DataFrame.class);
    }
    Catalog to = catalog(folder, kind, "saved");
    Object frame = from.load("d", DataFrame.class);
    return () -> to.save("d", frame, DataFrame.class);
  }

  /** Seconds of processor time, with those of the compiler and the collector. */
  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** Megabytes of memory at most so far; 0 where the system does not say. */
  private static long peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static Catalog catalog(Path folder, String kind, String name) {
    String type = kind.equals("xlsx") ? "excel" : kind;
    return TestCatalogs.open(
        folder, "d: {type: " + type + ", filepath: " + name + "." + kind + "}");
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
