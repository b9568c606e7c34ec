package acme;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.dflib.Series;

/** Every node goes on with what it reads, so that a difference anywhere reaches the last one. */
public final class Steps {

  public enum Size {
    SMALL,
    LARGE
  }

  public record Trip(
      String city,
      long count,
      double price,
      boolean paid,
      LocalDate day,
      Optional<Integer> stars,
      Size size) {

    Trip next(double by) {
      return new Trip(city + "é", count + 1, price / by, !paid, day.plusDays(1), stars, size);
    }
  }

  public record Options(double divisor, List<String> words) {}

  private Steps() {}

  private static List<Trip> next(List<Trip> trips, double by) {
    List<Trip> next = new ArrayList<>();
    for (Trip trip : trips) {
      next.add(trip.next(by));
    }
    return next;
  }

  @Node(
      outputs = "a_csv",
      tags = {"four.tables", "one.all"})
  public static List<Trip> csv(@Input List<Trip> raw, @Param Options options) {
    return next(raw, options.divisor());
  }

  @Node(
      outputs = "b_parquet",
      tags = {"four.tables", "one.all"})
  public static List<Trip> parquet(@Input List<Trip> aCsv) {
    return next(aCsv, 3);
  }

  @Node(
      outputs = "c_excel",
      tags = {"four.tables", "one.all"})
  public static List<Trip> excel(@Input List<Trip> bParquet) {
    return next(bParquet, 7);
  }

  @Node(
      outputs = "d_jsonl",
      tags = {"four.texts", "one.all"})
  public static List<Trip> jsonl(@Input List<Trip> cExcel) {
    return next(cExcel, 0.1);
  }

  @Node(
      outputs = "e_json",
      tags = {"four.texts", "one.all"})
  public static List<Trip> json(@Input List<Trip> dJsonl) {
    return next(dJsonl, 1e200);
  }

  @Node(
      outputs = "f_yaml",
      tags = {"four.texts", "one.all"})
  public static List<Trip> yaml(@Input List<Trip> eJson) {
    return next(eJson, 1e-150);
  }

  @Node(
      outputs = "g_object",
      tags = {"four.objects", "one.all"})
  public static List<Trip> object(@Input List<Trip> fYaml) {
    return next(fYaml, 9);
  }

  @Node(
      outputs = "made_table",
      tags = {"four.objects", "one.all"})
  public static DataFrame pattern(@Input List<Trip> gObject, @Input DataFrame bParquet) {
    Trip first = gObject.get(0);
    DataFrame odd =
        DataFrame.byArrayRow("city", "price", "count", "none")
            .appender()
            .append(first.city(), first.price(), first.count(), null)
            .append("", -0.0, 1L << 60, null)
            .append(null, Double.MIN_VALUE, -1L, null)
            .toDataFrame();
    return odd.cols("rows").merge(Series.ofVal((long) bParquet.height(), 3));
  }

  @Node(
      outputs = "h_parts",
      tags = {"four.objects", "one.all"})
  public static Map<String, DataFrame> parts(@Input DataFrame madeTable) {
    Map<String, DataFrame> parts = new TreeMap<>();
    for (int i = 0; i < madeTable.height(); i++) {
      parts.put("2026/part-" + i, madeTable.rows(i).select());
    }
    return parts;
  }

  @Node(
      outputs = "i_page@html",
      tags = {"four.objects", "one.all"})
  public static String page(@Input Map<String, DataFrame> hParts) {
    StringBuilder page = new StringBuilder("<p>\r\n");
    hParts.forEach(
        (name, part) -> {
          for (String column : part.getColumnsIndex()) {
            Object value = part.getColumn(column).get(0);
            page.append(name).append(' ').append(column).append(' ').append(value).append('\n');
          }
        });
    return page.toString();
  }

  @Node(
      outputs = "j_bytes",
      tags = {"four.rest", "one.all"})
  public static byte[] bytes(@Input("i_page@text") String page) {
    return ("\0" + page).getBytes(StandardCharsets.UTF_16);
  }

  @Node(
      outputs = "k_text",
      tags = {"four.rest", "one.all"})
  public static String text(@Input byte[] jBytes) {
    return HexFormat.of().formatHex(jBytes);
  }

  @Node(
      outputs = "l_image",
      tags = {"four.rest", "one.all"})
  public static BufferedImage image(@Input String kText) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, (kText.hashCode() * (i + 1)) & 0xffffff);
    }
    return image;
  }

  @Node(
      outputs = "m_versioned",
      tags = {"four.rest", "one.all"})
  public static Map<String, Object> versioned(@Input BufferedImage lImage, @Input String kText) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("z", lImage.getRGB(3, 5) / 7.0);
    all.put("a", List.of(kText.length(), true, kText));
    return all;
  }

  @Node(
      outputs = "last",
      tags = {"four.rest", "one.all"})
  public static Map<String, Object> last(
      @Input("m_versioned") Map<String, Object> read,
      @Param Options options,
      @Param("options.words") List<String> words,
      @Input Optional<String> absent,
      @Input Optional<List<Trip>> absentFar,
      @Input Optional<List<Trip>> raw,
      @Param("options.none") Optional<Integer> none) {
    Map<String, Object> all = new LinkedHashMap<>(read);
    all.put("absent", absent + " " + absentFar + " " + none);
    all.put("present", raw.map(List::size).orElse(0));
    all.put("words", words);
    all.put("divisor", options.divisor());
    return all;
  }
}
