package ${package};

import static org.dflib.Exp.$col;
import static org.dflib.Exp.$str;
import static org.dflib.Exp.count;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dflib.DataFrame;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.regression.Regressor;

/** A table and a plot for people. */
public final class Reporting {

  private static final String PLOT =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-30 -10 460 450" font-family="sans-serif">
      <rect width="400" height="400" fill="white" stroke="gray"/>
      <path d="M0 400L400 0" stroke="gray" stroke-dasharray="4"/>
      <g fill="steelblue" fill-opacity="0.6">
      %s</g>
      <text x="200" y="425" text-anchor="middle" fill="gray">price, up to %.0f</text>
      <text x="-200" y="-10" text-anchor="middle" fill="gray" transform="rotate(-90)">predicted</text>
      </svg>
      """;

  private Reporting() {}

  @Node(name = "compare_shuttle_types_node", outputs = "shuttle_types")
  public static DataFrame compareShuttleTypes(@Input DataFrame modelInputTable) {
    return modelInputTable
        .group("shuttle_type")
        .agg(
            $str("shuttle_type").first().as("shuttle_type"),
            count().as("shuttles"),
            $col("passenger_capacity").castAsDouble().avg().as("passenger_capacity"),
            $col("price").castAsDouble().avg().as("price"));
  }

  /** Plots real and predicted prices of the test rows, as SVG. */
  @Node(name = "plot_predictions_node", outputs = "predictions_plot")
  public static String plotPredictions(
      @Input Model<Regressor> regressor, @Input DataFrame xTest, @Input double[] yTest) {
    List<Prediction<Regressor>> predictions = regressor.predict(DataScience.examples(xTest, yTest));
    double highest = Arrays.stream(yTest).max().orElseThrow();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < yTest.length; i++) {
      double predicted = predictions.get(i).getOutput().getValues()[0];
      dots.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n",
              400 * yTest[i] / highest,
              400 - 400 * Math.max(0, Math.min(predicted / highest, 1))));
    }
    return String.format(Locale.ROOT, PLOT, dots, highest);
  }
}
