package ${package};

import java.util.List;

/**
 * The map model_options of conf/base/parameters.yml.
 *
 * @param testSize the share of rows kept back for the test, between 0 and 1
 * @param randomState seed of the split: the same seed gives the same rows
 * @param features the columns that the price is predicted from
 */
public record ModelOptions(double testSize, long randomState, List<String> features) {

  public ModelOptions {
    if (!(testSize > 0 && testSize < 1)) {
      throw new IllegalArgumentException("test_size must lie between 0 and 1, not " + testSize);
    }
    if (features.isEmpty()) {
      throw new IllegalArgumentException("features must name at least one column");
    }
    features = List.copyOf(features);
  }
}
