/**
 * Container images and registries. May import {@code cloud.auth} and {@code core.service}; the only
 * importer of jib-core.
 */
package io.github.vertexmaven.cloud.image;
