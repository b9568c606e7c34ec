package ${package};

import java.util.Arrays;
import java.util.List;
import org.dflib.DataFrame;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/** A linear regression: the intercept plus a coefficient times each feature. */
public record LinearModel(double intercept, double[] coefficients, List<String> features) {

  /**
   * Least squares by singular values, which also copes with a feature that is the same in every
   * row: its coefficient is zero.
   */
  public static LinearModel fit(DataFrame x, double[] y) {
    List<String> features = x.getColumnsIndex().toSeries().toList();
    double[][] columns = features.stream().map(name -> numbers(x, name)).toArray(double[][]::new);
    double[] means = Arrays.stream(columns).mapToDouble(LinearModel::mean).toArray();
    double meanOfY = mean(y);

    double[][] centred = new double[y.length][columns.length];
    double[] wanted = new double[y.length];
    for (int row = 0; row < y.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        centred[row][column] = columns[column][row] - means[column];
      }
      wanted[row] = y[row] - meanOfY;
    }
    DecompositionSolver solver =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(centred)).getSolver();
    double[] coefficients = solver.solve(MatrixUtils.createRealVector(wanted)).toArray();

    double intercept = meanOfY;
    for (int column = 0; column < coefficients.length; column++) {
      intercept -= coefficients[column] * means[column];
    }
    return new LinearModel(intercept, coefficients, features);
  }

  /** One prediction for each row. */
  public double[] predict(DataFrame x) {
    double[] predicted = new double[x.height()];
    Arrays.fill(predicted, intercept);
    for (int j = 0; j < coefficients.length; j++) {
      double[] values = numbers(x, features.get(j));
      for (int i = 0; i < predicted.length; i++) {
        predicted[i] += coefficients[j] * values[i];
      }
    }
    return predicted;
  }

  /** A column as numbers, whatever kind of number the file gave; true counts as 1. */
  static double[] numbers(DataFrame table, String column) {
    double[] numbers = new double[table.height()];
    for (int i = 0; i < numbers.length; i++) {
      Object value = table.get(column, i);
      numbers[i] =
          value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
    }
    return numbers;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
