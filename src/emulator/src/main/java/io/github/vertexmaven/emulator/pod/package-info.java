/**
 * The rules of Kubeflow Pipelines for the engine: what a task's pod is given there, as far as a
 * process of this machine can have it.
 */
package io.github.vertexmaven.emulator.pod;
