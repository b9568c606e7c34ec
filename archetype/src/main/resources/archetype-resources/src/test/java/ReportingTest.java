package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

class ReportingTest {

  @Test
  void comparesTypesOfShuttles() {
    DataFrame table =
        DataFrame.foldByRow("shuttle_type", "passenger_capacity", "price")
            .of("Type F5", 2L, 1000.0, "Type V5", 4L, 500.0, "Type F5", 4L, 2000.0);

    DataFrame types = Reporting.compareShuttleTypes(table);

    assertEquals(2, types.height());
    assertEquals("Type F5", types.get("shuttle_type", 0));
    assertEquals(2, types.get("shuttles", 0));
    assertEquals(3.0, types.get("passenger_capacity", 0));
    assertEquals(1500.0, types.get("price", 0));
  }

  @Test
  void plotsADotForEachFlight() {
    DataFrame x = DataFrame.foldByRow("engines").of(1L, 2L, 3L);
    double[] y = {10, 20, 30};
    Model<Regressor> model = DataScience.trainModel(x, y);

    String plot = Reporting.plotPredictions(model, x, y);

    assertEquals(3, plot.split("<circle", -1).length - 1);
    assertTrue(plot.contains("price, up to 30"), plot);
  }
}
