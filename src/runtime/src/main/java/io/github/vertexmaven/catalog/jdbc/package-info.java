/**
 * Tables of relational databases by JDBC, with the drivers that the project brings. Imports {@code
 * catalog.table} and {@code catalog.value}.
 */
package io.github.vertexmaven.catalog.jdbc;
