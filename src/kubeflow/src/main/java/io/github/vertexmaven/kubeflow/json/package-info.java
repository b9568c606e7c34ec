/** JSON as the API speaks it: the one place that knows the library which reads and writes it. */
package io.github.vertexmaven.kubeflow.json;
