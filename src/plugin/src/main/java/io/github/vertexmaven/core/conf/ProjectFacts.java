package io.github.vertexmaven.core.conf;

import java.nio.file.Path;

/**
 * What the build says of the project.
 *
 * @param groupId the POM's
 * @param artifactId the POM's
 * @param version the POM's
 * @param baseDir where the POM lies
 */
public record ProjectFacts(String groupId, String artifactId, String version, Path baseDir) {}
