/**
 * Parquet files by the optional library carpet-record: the only package that links to it and to
 * what it brings, reached only when such a file is read or written.
 */
package io.github.vertexmaven.catalog.parquet;
