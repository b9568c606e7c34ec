/**
 * Kubeflow Pipelines, as far as the emulator plays it: its REST API v2beta1 over the same jobs, and
 * what clients read beside it.
 */
package io.github.vertexmaven.emulator.kubeflow;
