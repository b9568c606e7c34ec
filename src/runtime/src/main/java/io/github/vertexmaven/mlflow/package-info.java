/**
 * Experiment tracking: a hook that writes what a run does to an MLflow server, over its REST
 * protocol. May import {@code config}, {@code catalog}, {@code hook} and {@code provider}.
 */
package io.github.vertexmaven.mlflow;
