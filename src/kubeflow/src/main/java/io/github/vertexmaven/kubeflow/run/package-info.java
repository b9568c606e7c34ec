/**
 * Runs, recurring runs, experiments, pipelines and logs of an installation, as the plugin's service
 * interfaces want them.
 */
package io.github.vertexmaven.kubeflow.run;
