package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog in a class loader that does not know the optional library. */
class WithoutDataFrameTest {

  @TempDir Path project;

  @Test
  void worksWithoutTheLibraryAndSaysSoWhenItIsNeeded() throws Exception {
    URL[] places =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> !place.contains("dflib") && !place.contains("jerolba"))
            .filter(place -> !place.contains("parquet"))
            .filter(place -> !place.contains("google-cloud-bigquery"))
            .map(WithoutDataFrameTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
      Object result =
          loader
              .loadClass(Inside.class.getName())
              .getMethod("run", Path.class)
              .invoke(null, project);
      assertThat(result)
          .isEqualTo(
              "[{a=1}] Dataset 'd' (csv, d.csv): a DataFrame needs DFLib, which is not on the class path;"
                  + " add the dependency org.dflib:dflib, or use a List of records. Dataset 'd' (parquet,"
                  + " d.parquet): parquet needs the library carpet-record, which is not on the class"
                  + " path; add the dependency com.jerolba:carpet-record. Dataset 'd'"
                  + " (bigquery_table): bigquery_table needs the library google-cloud-bigquery, which"
                  + " is not on the class path; add the dependency"
                  + " com.google.cloud:google-cloud-bigquery.");
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static URL url(String place) {
    try {
      return Path.of(place).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What runs in the other loader. */
  public static final class Inside {

    private Inside() {}

    public static String run(Path project) {
      StringBuilder seen = new StringBuilder();
      for (String type : List.of("csv", "excel", "json", "object")) {
        Catalog catalog =
            TestCatalogs.open(project, "d: {type: " + type + ", filepath: d." + type + "}");
        List<Map<String, Object>> rows = List.of(Map.of("a", 1L));
        catalog.save("d", rows, TestCatalogs.MAPS);
        Object read = catalog.load("d", TestCatalogs.MAPS);
        seen.append(read.equals(rows) ? "" : type).append(type.equals("csv") ? read + " " : "");
      }
      try {
        TestCatalogs.open(project, "d: {type: csv, filepath: d.csv}").load("d", named());
      } catch (DatasetException e) {
        seen.append(e.getMessage());
      }
      try {
        TestCatalogs.open(project, "d: {type: parquet, filepath: d.parquet}")
            .save("d", List.of(Map.of("a", 1L)), TestCatalogs.MAPS);
      } catch (DatasetException e) {
        seen.append(" ").append(e.getMessage());
      }
      try {
        TestCatalogs.open(project, "d: {type: bigquery_table, table: a.b}")
            .save("d", List.of(Map.of("a", 1L)), TestCatalogs.MAPS);
      } catch (DatasetException e) {
        seen.append(" ").append(e.getMessage());
      }
      return seen.toString();
    }

    /**
     * An interface of the library's name, as another loader could know it: nothing but a header.
     */
    private static Class<?> named() {
      byte[] bytes = interfaceNamed("org/dflib/DataFrame");
      return new ClassLoader(null) {
        Class<?> define() {
          return defineClass("org.dflib.DataFrame", bytes, 0, bytes.length);
        }
      }.define();
    }

    private static byte[] interfaceNamed(String name) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(bytes)) {
        out.writeInt(0xCAFEBABE);
        out.writeInt(61);
        out.writeShort(5);
        for (String each : List.of(name, "java/lang/Object")) {
          out.writeByte(1);
          out.writeUTF(each);
          out.writeByte(7);
          out.writeShort(each.equals(name) ? 1 : 3);
        }
        for (int part : new int[] {0x0601, 2, 4, 0, 0, 0, 0}) {
          out.writeShort(part);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }
}
