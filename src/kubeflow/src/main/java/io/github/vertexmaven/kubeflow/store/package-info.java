/** Stores that speak as Amazon S3 does, with Amazon's own client, and alone here. */
package io.github.vertexmaven.kubeflow.store;
