/**
 * Tables: what the tabular formats have in common, and the one rule that infers column types. Knows
 * no file format.
 */
package io.github.vertexmaven.catalog.table;
