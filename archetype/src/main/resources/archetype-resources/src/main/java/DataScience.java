package ${package};

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.dflib.DataFrame;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** Predicts the price of a shuttle, and evaluates the predictions. */
public final class DataScience {

  /** The map model_options of conf/base/parameters.yml. */
  public record ModelOptions(double testSize, long randomState, List<String> features) {

    public ModelOptions {
      if (!(testSize > 0 && testSize < 1)) {
        throw new IllegalArgumentException("test_size must be between 0 and 1, not " + testSize);
      }
    }
  }

  /** Each component is a dataset of its own: x_train, x_test, y_train and y_test. */
  public record Split(DataFrame xTrain, DataFrame xTest, double[] yTrain, double[] yTest) {}

  private DataScience() {}

  /** The split depends only on the seed and the number of rows. */
  @Node(name = "split_data_node")
  public static Split splitData(
      @Input DataFrame modelInputTable, @Param ModelOptions modelOptions) {
    for (String feature : modelOptions.features()) {
      if (!modelInputTable.getColumnsIndex().contains(feature)) {
        throw new IllegalArgumentException(
            "features: there is no column '" + feature + "' in model_input_table");
      }
    }
    int rows = modelInputTable.height();
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(order, new Random(modelOptions.randomState()));
    int[] shuffled = order.stream().mapToInt(Integer::intValue).toArray();
    DataFrame table = modelInputTable.rows(shuffled).select();
    int testRows = (int) Math.ceil(rows * modelOptions.testSize());
    DataFrame test = table.rowsRange(0, testRows).select();
    DataFrame train = table.rowsRange(testRows, rows).select();
    String[] features = modelOptions.features().toArray(String[]::new);
    return new Split(
        train.cols(features).select(),
        test.cols(features).select(),
        train.getColumn("price").toList().stream().mapToDouble(DataScience::number).toArray(),
        test.getColumn("price").toList().stream().mapToDouble(DataScience::number).toArray());
  }

  /** Trains a linear model, without the log of each iteration. */
  @Node(name = "train_model_node", outputs = "regressor")
  public static Model<Regressor> trainModel(@Input DataFrame xTrain, @Input double[] yTrain) {
    Logger.getLogger(ElasticNetCDTrainer.class.getName()).setLevel(Level.WARNING);
    return new ElasticNetCDTrainer(0.01, 0.5).train(examples(xTrain, yTrain));
  }

  @Node(name = "evaluate_model_node", outputs = "metrics")
  public static Map<String, Object> evaluateModel(
      @Input Model<Regressor> regressor, @Input DataFrame xTest, @Input double[] yTest) {
    var measured = new RegressionEvaluator().evaluate(regressor, examples(xTest, yTest));
    Map<String, Object> metrics = new TreeMap<>();
    metrics.put("r2", measured.averageR2());
    metrics.put("mae", measured.averageMAE());
    metrics.put("rmse", measured.averageRMSE());
    metrics.put("rows", yTest.length);
    return metrics;
  }

  /** The rows of features with their prices, in the form that Tribuo needs. */
  public static MutableDataset<Regressor> examples(DataFrame features, double[] prices) {
    var factory = new RegressionFactory();
    var source = new SimpleDataSourceProvenance("shuttles", factory);
    var examples = new MutableDataset<Regressor>(source, factory);
    String[] names = features.getColumnsIndex().toArray();
    for (int row = 0; row < prices.length; row++) {
      double[] values = new double[names.length];
      for (int i = 0; i < names.length; i++) {
        values[i] = number(features.get(names[i], row));
      }
      examples.add(new ArrayExample<>(new Regressor("price", prices[row]), names, values));
    }
    return examples;
  }

  /** Any kind of number; true is 1. */
  private static double number(Object value) {
    return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
  }
}
