package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.graph.ProjectGraph;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * All that specs are made of.
 *
 * @param graph the project's pipelines
 * @param config the project's configuration
 * @param pluginVersion written into the spec
 * @param codeDigest the digest of the project's class path
 * @param fileDigest the digest of a raw file's content
 * @param javaRelease the Java version that the classes need
 */
public record CompileRequest(
    ProjectGraph graph,
    ResolvedConfig config,
    String pluginVersion,
    String codeDigest,
    Function<Path, String> fileDigest,
    int javaRelease) {}
