package io.github.vertexmaven.catalog.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.dataframe.DataFrames;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.fory.Fory;
import org.apache.fory.config.Language;
import org.apache.fory.io.ForyInputStream;
import org.dflib.DataFrame;
import org.dflib.Series;

/**
 * Figures for the choice of the object format: how fast a DataFrame of some 100 MB and a million
 * records are written and read per second of processor time on a warm JVM, how large the files are
 * beside the same as csv, and how soon a fresh JVM has written and read its first value. Run on
 * request:
 *
 * <pre>
 * java -Xmx4g -XX:+UseSerialGC -cp (test class path) io.github.vertexmaven.catalog.object.ObjectBenchmark
 * </pre>
 */
public final class ObjectBenchmark {

  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final double MEGABYTE = 1e6;

  /** A row as people write it. */
  public record Trip(
      long id,
      String city,
      double price,
      double distance,
      int seats,
      boolean paid,
      LocalDate day,
      String note)
      implements Serializable {}

  /** The columns of a DataFrame, for libraries that do not know it. */
  public record Columns(String[] names, Object[] arrays) implements Serializable {}

  /** A way to keep values. */
  private interface Format {
    void write(Object value, OutputStream out) throws Exception;

    Object read(Path file) throws Exception;
  }

  private static final ProjectClasses PROJECT =
      ProjectClasses.inFolders(ObjectBenchmark.class.getClassLoader());

  private ObjectBenchmark() {}

  /** Without arguments all figures; the name of a format gives its first value in this JVM. */
  public static void main(String[] args) throws Exception {
    if (args.length == 1) {
      first(args[0]);
      return;
    }
    Path folder = Files.createTempDirectory("object-benchmark");
    report("DataFrame of " + ROWS + " rows", ObjectBenchmark::frame, folder);
    report("List of " + ROWS + " records", ObjectBenchmark::trips, folder);
    for (String format : List.of("ours", "kryo", "fory", "java")) {
      fork(format);
    }
  }

  private static void report(String what, Supplier<Object> maker, Path folder) throws Exception {
    long before = used();
    Object value = maker.get();
    double megabytes = (used() - before) / MEGABYTE;
    Path csv = csv(value, folder);
    System.out.printf(
        Locale.ROOT,
        "%n%s: %.0f MB in memory, %.0f MB as csv%n",
        what,
        megabytes,
        Files.size(csv) / MEGABYTE);
    for (String name : List.of("ours", "kryo", "fory", "java")) {
      measure(name, value, megabytes, folder.resolve(name));
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void measure(String name, Object value, double megabytes, Path file)
      throws Exception {
    Format format = format(name);
    double[] writing = new double[ROUNDS];
    double[] reading = new double[ROUNDS];
    try {
      for (int i = 0; i < ROUNDS; i++) {
        long start = cpu();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
          format.write(value, out);
        }
        long middle = cpu();
        Object read = format.read(file);
        reading[i] = (cpu() - middle) / 1e9;
        writing[i] = (middle - start) / 1e9;
        if (read == null) {
          throw new IllegalStateException("nothing read");
        }
      }
    } catch (Exception | LinkageError e) {
      System.out.printf("  %-5s cannot: %s%n", name, String.valueOf(e).lines().findFirst().get());
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "  %-5s writes %5.0f MB/s, reads %5.0f MB/s, file %4.0f MB%n",
        name,
        megabytes / median(writing),
        megabytes / median(reading),
        Files.size(file) / MEGABYTE);
  }

  /** Of this process, with its garbage collection: other programs do not count. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void fork(String format) throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ObjectBenchmark.class.getName(),
            format)
        .inheritIO()
        .start()
        .waitFor();
  }

  private static void first(String name) throws Exception {
    Object value = List.of(trip(1, new Random(1)));
    Path file = Files.createTempFile("object-benchmark", ".bin");
    long start = System.nanoTime();
    long begun = cpu();
    Format format = format(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      format.write(value, out);
    }
    format.read(file);
    System.out.printf(
        Locale.ROOT,
        "first value written and read in a fresh JVM, %s: %.0f ms (%.0f ms of processor time)%n",
        name,
        (System.nanoTime() - start) / 1e6,
        (cpu() - begun) / 1e6);
    Files.delete(file);
  }

  private static Object frame() {
    Random random = new Random(7);
    long[] ids = new long[ROWS];
    String[] cities = new String[ROWS];
    double[] prices = new double[ROWS];
    double[] distances = new double[ROWS];
    int[] seats = new int[ROWS];
    boolean[] paid = new boolean[ROWS];
    Object[] ratings = new Object[ROWS];
    String[] notes = new String[ROWS];
    for (int i = 0; i < ROWS; i++) {
      Trip trip = trip(i, random);
      ids[i] = trip.id();
      cities[i] = trip.city();
      prices[i] = trip.price();
      distances[i] = trip.distance();
      seats[i] = trip.seats();
      paid[i] = trip.paid();
      ratings[i] = i % 3 == 0 ? null : (Object) (random.nextInt(50) / 10.0);
      notes[i] = trip.note();
    }
    return DataFrame.byColumn("id", "city", "price", "distance", "seats", "paid", "rating", "note")
        .of(
            Series.ofLong(ids),
            Series.of(cities),
            Series.ofDouble(prices),
            Series.ofDouble(distances),
            Series.ofInt(seats),
            Series.ofBool(paid),
            Series.of(ratings),
            Series.of(notes));
  }

  private static Object trips() {
    Random random = new Random(7);
    List<Trip> trips = new ArrayList<>(ROWS);
    for (int i = 0; i < ROWS; i++) {
      trips.add(trip(i, random));
    }
    return trips;
  }

  /** Texts as a reader of files makes them: a new one for each row, also when they are equal. */
  private static Trip trip(int i, Random random) {
    return new Trip(
        1_000_000L + i,
        "city-" + random.nextInt(500),
        random.nextInt(10_000) / 100.0,
        random.nextGaussian() * 1000,
        random.nextInt(8),
        random.nextBoolean(),
        LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2000)),
        "trip " + Long.toString(random.nextLong() >>> 20, 36));
  }

  private static Path csv(Object value, Path folder) {
    ConfValue.Mapping entries =
        (ConfValue.Mapping) YamlReader.readValue("d: {type: csv, filepath: d.csv}", "benchmark");
    Type type = value instanceof DataFrame ? DataFrame.class : tripList();
    CatalogReader.open(entries, new DataPlaces(folder, Optional.empty()), PROJECT)
        .save("d", value, type);
    return folder.resolve("d.csv");
  }

  private static Type tripList() {
    record Holder(List<Trip> trips) {}

    return (ParameterizedType) Holder.class.getRecordComponents()[0].getGenericType();
  }

  private static Format format(String name) {
    return switch (name) {
      case "kryo" -> new WithKryo();
      case "fory" -> new WithFory();
      case "java" -> new WithJava();
      default -> new Ours();
    };
  }

  private static final class Ours implements Format {
    @Override
    public void write(Object value, OutputStream out) throws Exception {
      ObjectFormat.write(value, out, PROJECT);
    }

    @Override
    public Object read(Path file) throws Exception {
      return ObjectFormat.read(file, PROJECT);
    }
  }

  private static Object plain(Object value) {
    return value instanceof DataFrame
        ? new Columns(DataFrames.names(value).toArray(String[]::new), DataFrames.arrays(value))
        : value;
  }

  private static Object framed(Object plain) {
    return plain instanceof Columns columns
        ? DataFrames.of(columns.names(), columns.arrays())
        : plain;
  }

  private static final class WithKryo implements Format {
    private final Kryo kryo = new Kryo();

    WithKryo() {
      kryo.setReferences(true);
      List<Class<?>> classes =
          List.of(
              Trip.class,
              Columns.class,
              LocalDate.class,
              ArrayList.class,
              Object[].class,
              String[].class,
              long[].class,
              int[].class,
              double[].class,
              boolean[].class);
      classes.forEach(kryo::register);
      kryo.register(List.of(1).getClass());
    }

    @Override
    public void write(Object value, OutputStream out) {
      Output output = new Output(out, 1 << 16);
      Object plain = plain(value);
      kryo.writeClassAndObject(
          output, plain instanceof List<?> list ? new ArrayList<>(list) : plain);
      output.flush();
    }

    @Override
    public Object read(Path file) throws IOException {
      try (Input input = new Input(Files.newInputStream(file), 1 << 16)) {
        return framed(kryo.readClassAndObject(input));
      }
    }
  }

  private static final class WithFory implements Format {
    private final Fory fory =
        Fory.builder()
            .withLanguage(Language.JAVA)
            .withRefTracking(true)
            .requireClassRegistration(true)
            .build();

    WithFory() {
      fory.register(Trip.class);
      fory.register(Columns.class);
    }

    @Override
    public void write(Object value, OutputStream out) {
      fory.serialize(out, plain(value));
    }

    @Override
    public Object read(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return framed(fory.deserialize(new ForyInputStream(in)));
      }
    }
  }

  private static final class WithJava implements Format {
    @Override
    public void write(Object value, OutputStream out) throws IOException {
      try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
        objects.writeObject(plain(value));
      }
    }

    @Override
    public Object read(Path file) throws Exception {
      try (ObjectInputStream in =
          new ObjectInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
        return framed(in.readObject());
      }
    }
  }
}
