/** Tables and queries of BigQuery as datasets, with the client library that the project brings. */
package io.github.vertexmaven.catalog.bigquery;
