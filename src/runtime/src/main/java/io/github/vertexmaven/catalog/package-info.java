/**
 * Named datasets and parameters: what users implement and ask for. Knows no format and no file of
 * configuration.
 */
package io.github.vertexmaven.catalog;
