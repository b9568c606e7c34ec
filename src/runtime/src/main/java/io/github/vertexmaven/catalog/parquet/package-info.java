/**
 * Parquet files by the structures and the column readers of the parquet library, which the optional
 * library carpet-record brings with its codecs: the only package that links to them, reached only
 * when such a file is read or written.
 */
package io.github.vertexmaven.catalog.parquet;
