package io.github.vertexmaven.core.service;

import java.util.List;

/**
 * Pipelines that are registered for others to run: templates in a repository of Artifact Registry,
 * or versions of pipelines of an installation of Kubeflow Pipelines.
 */
public interface Templates {

  /**
   * Registers a pipeline spec under its name.
   *
   * @param repository {@code https://<region>-kfp.pkg.dev/<project>/<repository>}, or the address
   *     of the installation
   * @param fileName what the spec is called, ending in {@code .yaml}
   * @param spec JSON or YAML
   * @param tags names of this version, such as {@code latest}
   * @return name and version in the repository, {@code flights/sha256:…}
   */
  String register(String repository, String fileName, String spec, List<String> tags);

  /** The spec behind the address of a version or tag, {@code <repository>/<name>/latest}. */
  String read(String address);
}
