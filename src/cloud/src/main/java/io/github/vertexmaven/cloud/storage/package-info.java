/**
 * Objects in Cloud Storage. May import {@code core.service}, {@code cloud.rpc} and {@code
 * cloud.auth}; the only importer of the storage client.
 */
package io.github.vertexmaven.cloud.storage;
