package ${package};

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.dflib.DataFrame;

/** Predicts the price of a shuttle, and measures how well. */
public final class DataScience {

  private static final String TARGET = "price";

  private DataScience() {}

  /** Which row goes where depends on the seed and the number of rows, on nothing else. */
  @Node(name = "split_data_node")
  public static Split splitData(
      @Input DataFrame modelInputTable, @Param ModelOptions modelOptions) {
    checkColumns(modelInputTable, modelOptions.features());
    int rows = modelInputTable.height();
    int testRows = (int) Math.ceil(rows * modelOptions.testSize());
    int[] order = shuffled(rows, modelOptions.randomState());
    DataFrame test = modelInputTable.rows(IntStream.of(order).limit(testRows).toArray()).select();
    DataFrame train = modelInputTable.rows(IntStream.of(order).skip(testRows).toArray()).select();
    String[] features = modelOptions.features().toArray(String[]::new);
    return new Split(
        train.cols(features).select(),
        test.cols(features).select(),
        LinearModel.numbers(train, TARGET),
        LinearModel.numbers(test, TARGET));
  }

  @Node(name = "train_model_node", outputs = "regressor")
  public static LinearModel trainModel(@Input DataFrame xTrain, @Input double[] yTrain) {
    return LinearModel.fit(xTrain, yTrain);
  }

  @Node(name = "evaluate_model_node", outputs = "metrics")
  public static Map<String, Object> evaluateModel(
      @Input LinearModel regressor, @Input DataFrame xTest, @Input double[] yTest) {
    double[] predicted = regressor.predict(xTest);
    double mean = LinearModel.mean(yTest);
    double residual = 0;
    double total = 0;
    double absolute = 0;
    double largest = 0;
    for (int i = 0; i < yTest.length; i++) {
      double error = yTest[i] - predicted[i];
      residual += error * error;
      total += (yTest[i] - mean) * (yTest[i] - mean);
      absolute += Math.abs(error);
      largest = Math.max(largest, Math.abs(error));
    }
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("r2", 1 - residual / total);
    metrics.put("mae", absolute / yTest.length);
    metrics.put("max_error", largest);
    metrics.put("rows", yTest.length);
    return metrics;
  }

  /** A DataFrame answers an unknown column with one of nulls. */
  private static void checkColumns(DataFrame table, List<String> features) {
    for (String feature : features) {
      if (!table.getColumnsIndex().contains(feature)) {
        throw new IllegalArgumentException(
            "features: there is no column '" + feature + "' in model_input_table");
      }
    }
  }

  private static int[] shuffled(int rows, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
