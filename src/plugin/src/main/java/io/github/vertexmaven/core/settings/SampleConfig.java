package io.github.vertexmaven.core.settings;

/** The {@code conf/base/vertexai.yml} that a project begins with. */
public final class SampleConfig {

  private SampleConfig() {}

  /** The text of the file. */
  public static String text(String projectId, String region, String artifactId) {
    return """
        # Configuration used to run the pipelines of this project.
        # A value in conf/<env>/vertexai.yml wins over this file, then the POM, then -Dvertexai.<key>=...
        # ${name} and ${name|default} are filled in from VERTEXAI_CONFIG_<NAME>, -D, globals.yml and the POM.
        project_id: %s
        region: %s
        run_config:
          # Container image that tasks run in; it needs a Java runtime. Pin it by digest to use caching safely.
          image: eclipse-temurin:17-jre

          # Bucket and folder for code and run data
          root: %s-pipelines/%s

          # Optional pipeline description
          # description: "Very Important Pipeline"

          # Optional section for the resources of nodes: by node name, by tag, or for all
          # (a tag overrides the default, a node's name overrides its tags)
          # resources:
          #   # For nodes that require more memory
          #   data-import-node:
          #     memory: 2G
          #   # For nodes whose algorithm uses more than one CPU
          #   model-training-node:
          #     cpu: 8
          #     memory: 60G
          #   # For nodes with this tag
          #   gpu_node_tag:
          #     cpu: 1
          #     gpu: 2
          #   # Default settings for the nodes
          #   __default__:
          #     cpu: 1
          #     memory: 4G

          # Optional section for accelerators, by node name or tag
          # (not every accelerator is there in every region)
          # node_selectors:
          #   gpu_node_tag:
          #     cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4

          # Optional section for code that generates configuration when a task starts, for example
          # credentials that each task needs anew
          # dynamic_config_providers:
          #   - cls: io.github.vertexmaven.provider.GoogleOAuthCredentialsProvider
          #     params:
          #       client_id: iam-client-id

          # Optional list of hooks: classes that are called before, after and on errors of pipelines,
          # nodes and datasets, in this order
          # hooks:
          #   - com.acme.AuditHook

          # These keys of kedro-vertexai are accepted and have no effect in this version:
          # image_pull_policy: IfNotPresent
          # experiment_name: MyExperiment
          # scheduled_run_name: MyExperimentRun
          # ttl: 604800
          # on_exit_pipeline: notify_via_slack
        """
        .formatted(projectId, region, projectId.replaceAll("[^a-z0-9-]", "-"), artifactId);
  }
}
