/**
 * Who we are for Google. May import {@code core.service}; the only importer of the auth library.
 */
package io.github.vertexmaven.cloud.auth;
