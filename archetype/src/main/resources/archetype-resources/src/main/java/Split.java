package ${package};

import org.dflib.DataFrame;

/** Each component is an output of its own: the datasets x_train, x_test, y_train and y_test. */
public record Split(DataFrame xTrain, DataFrame xTest, double[] yTrain, double[] yTest) {}
