/**
 * Parquet files: footers, pages and flat columns by our own readers, which a fresh process loads
 * quickly; schemas, nested values and rare encodings by the parquet library, which the optional
 * library carpet-record brings with its codecs. The only package that links to them, reached only
 * when such a file is read or written.
 */
package io.github.vertexmaven.catalog.parquet;
