package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vertexmaven.launcher.Project;
import io.github.vertexmaven.testkit.CompiledSpec;
import io.github.vertexmaven.testkit.ProjectSpecs;
import io.github.vertexmaven.testkit.SameData;
import io.github.vertexmaven.testkit.TestResult;
import io.github.vertexmaven.testkit.TestRun;
import io.github.vertexmaven.testkit.WithProject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;

/** Whole pipelines, on the project's raw data or on a few rows; no file of the project is written. */
@WithProject
class PipelinesTest {

  @Test
  void predictsPricesFromTheRawData(Project project) {
    TestResult result = TestRun.of(project, "__default__").run();

    double r2 = (double) result.output("metrics", Map.class).get("r2");
    assertTrue(r2 > 0.2 && r2 < 1, "r2 = " + r2);
  }

  @Test
  void aModelOfAStraightLineHasNoError() {
    DataFrame x = DataFrame.foldByRow("engines").of(1L, 2L, 3L);
    double[] y = {10, 20, 30};

    TestResult result =
        TestRun.of(DataScience.class)
            .stub("split_data_node", Map.of("x_train", x, "x_test", x, "y_train", y, "y_test", y))
            .run();

    SameData.assertSame(
        Map.of("r2", 1, "mae", 0, "rmse", 0, "rows", 3), result.output("metrics", Map.class), 0.2);
  }

  @Test
  void trainingWaitsForTheSplit() {
    CompiledSpec spec = ProjectSpecs.of(Path.of(""), "local").pipeline("__default__");

    assertEquals(Set.of("split-data-node"), spec.task("train-model-node").dependsOn());
    assertEquals(Set.of("model_options"), spec.task("split-data-node").parameters());
  }
}
