/**
 * Tables and queries of BigQuery, with the client library that the project brings. Imports {@code
 * catalog.table}, {@code catalog.value} and {@code config}.
 */
package io.github.vertexmaven.catalog.bigquery;
