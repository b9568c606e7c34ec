/** Requests and answers over HTTP, with TLS and time limits. It knows nothing of Kubeflow. */
package io.github.vertexmaven.kubeflow.http;
