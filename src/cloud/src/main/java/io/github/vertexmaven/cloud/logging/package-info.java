/**
 * What tasks printed, from Cloud Logging. May import {@code core.service}, {@code cloud.rpc} and
 * {@code cloud.auth}; the only importer of the logging client.
 */
package io.github.vertexmaven.cloud.logging;
