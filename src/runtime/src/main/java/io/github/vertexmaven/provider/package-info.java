/**
 * Configuration and credentials that only a run can know: dynamic configuration providers, tokens
 * of the ambient Google identity, secrets, request headers.
 */
package io.github.vertexmaven.provider;
