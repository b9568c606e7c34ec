/**
 * Connects the plugin to an installation of Kubeflow Pipelines: the one implementation of {@code
 * KubeflowConnector}, found as a service. May import {@code core.service} and the packages below.
 */
package io.github.vertexmaven.kubeflow;
