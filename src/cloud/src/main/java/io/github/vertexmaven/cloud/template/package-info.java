/**
 * Pipeline templates in Artifact Registry, for which Google has no Java client. May import {@code
 * cloud.auth} and {@code core.service}.
 */
package io.github.vertexmaven.cloud.template;
