/** Tables of relational databases by JDBC, with the drivers that the project brings. */
package io.github.vertexmaven.catalog.jdbc;
