/**
 * Configuration and credentials that only a run can know: dynamic configuration providers, tokens
 * of the ambient Google identity, secrets, request headers. May import {@code config} and {@code
 * hook}.
 */
package io.github.vertexmaven.provider;
