/**
 * Pipeline jobs of Vertex AI. May import {@code core.service}, {@code cloud.rpc} and {@code
 * cloud.auth}; the only importer of the aiplatform client.
 */
package io.github.vertexmaven.cloud.vertex;
