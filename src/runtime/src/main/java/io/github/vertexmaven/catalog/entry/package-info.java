/**
 * Reads the entries of {@code catalog.yml}: checks them, says what is wrong with them, and makes
 * their datasets. Its schema comes from the same tables.
 */
package io.github.vertexmaven.catalog.entry;
