package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ${package}.DataScience.ModelOptions;
import ${package}.DataScience.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

class DataScienceTest {

  private static final ModelOptions OPTIONS =
      new ModelOptions(0.2, 3, List.of("engines", "crew", "moon_clearance_complete"));

  /** 21 shuttles that cost 100 + 50 x engines - 3 x crew; none of them is cleared for the moon. */
  private static final DataFrame TABLE =
      DataFrame.foldByRow("engines", "crew", "moon_clearance_complete", "price")
          .ofStream(IntStream.range(0, 21).boxed().flatMap(DataScienceTest::shuttle));

  private static Stream<Object> shuttle(int i) {
    long engines = i % 5;
    double crew = i * 7 % 11;
    return Stream.of(engines, crew, false, 100 + 50 * engines - 3 * crew);
  }

  @Test
  void splitsEveryRowToOneSide() {
    Split split = DataScience.splitData(TABLE, OPTIONS);

    assertEquals(16, split.xTrain().height());
    assertEquals(5, split.xTest().height());
    List<Double> prices = new ArrayList<>();
    Arrays.stream(split.yTrain()).forEach(prices::add);
    Arrays.stream(split.yTest()).forEach(prices::add);
    List<Double> all = new ArrayList<>(TABLE.<Double>getColumn("price").toList());
    prices.sort(null);
    all.sort(null);
    assertEquals(all, prices);
  }

  @Test
  void splitsAlikeForTheSameSeedOnly() {
    ModelOptions otherSeed = new ModelOptions(0.2, 4, OPTIONS.features());

    double[] first = DataScience.splitData(TABLE, OPTIONS).yTest();

    assertArrayEquals(first, DataScience.splitData(TABLE, OPTIONS).yTest());
    assertEquals(false, Arrays.equals(first, DataScience.splitData(TABLE, otherSeed).yTest()));
  }

  @Test
  void refusesAFeatureThatTheTableLacks() {
    ModelOptions options = new ModelOptions(0.2, 3, List.of("engines", "wings"));

    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> DataScience.splitData(TABLE, options));

    assertEquals("features: there is no column 'wings' in model_input_table", error.getMessage());
  }

  @Test
  void findsTheLineBehindTheData() {
    Split split = DataScience.splitData(TABLE, OPTIONS);

    Model<Regressor> model = DataScience.trainModel(split.xTrain(), split.yTrain());

    Map<String, Object> metrics = DataScience.evaluateModel(model, split.xTest(), split.yTest());
    assertEquals(1, (double) metrics.get("r2"), 0.001);
    assertEquals(0, (double) metrics.get("mae"), 1);
    assertEquals(5, metrics.get("rows"));
  }

  @Test
  void refusesATestSizeThatLeavesOneSideEmpty() {
    List<String> features = OPTIONS.features();

    assertThrows(IllegalArgumentException.class, () -> new ModelOptions(0, 3, features));
    assertThrows(IllegalArgumentException.class, () -> new ModelOptions(1, 3, features));
  }
}
