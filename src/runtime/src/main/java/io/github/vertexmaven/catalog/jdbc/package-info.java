/**
 * Tables and queries of relational databases as datasets, by JDBC, with the drivers that the
 * project brings.
 */
package io.github.vertexmaven.catalog.jdbc;
