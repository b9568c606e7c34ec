/**
 * Container images and registries. May import {@code cloud.auth} and {@code core.remote}; the only
 * importer of jib-core.
 */
package io.github.vertexmaven.cloud.image;
