/**
 * Experiment tracking: a hook that writes what a run does to an MLflow server, over its REST
 * protocol. May import {@code config}, {@code catalog}, {@code hook}, {@code provider} and {@code
 * slice}.
 */
package io.github.vertexmaven.mlflow;
