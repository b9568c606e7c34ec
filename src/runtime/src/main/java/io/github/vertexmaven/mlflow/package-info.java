/**
 * Experiment tracking: a hook that writes what a run does to an MLflow server, over its REST
 * protocol.
 */
package io.github.vertexmaven.mlflow;
