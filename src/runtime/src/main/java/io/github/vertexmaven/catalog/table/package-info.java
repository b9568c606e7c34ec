/**
 * Tables: what csv, excel and json files have in common, the one rule that infers column types, and
 * rows as records or maps. Knows no file format. Imports {@code catalog.value}.
 */
package io.github.vertexmaven.catalog.table;
