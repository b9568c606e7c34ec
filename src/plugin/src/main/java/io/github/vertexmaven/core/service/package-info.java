/**
 * What the goals want of a service that runs pipelines and of the store beside it, as interfaces
 * and values of the JDK's own types. The module {@code vertexai-cloud} implements them with
 * Google's clients, {@code vertexai-kubeflow} for Kubeflow Pipelines, each in a class loader of its
 * own that sees nothing of the plugin but this package.
 */
package io.github.vertexmaven.core.service;
