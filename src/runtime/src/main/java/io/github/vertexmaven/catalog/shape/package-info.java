/**
 * Tables as nodes want them: DataFrames, lists of records, lists of maps. Imports {@code
 * catalog.table}, {@code catalog.dataframe} and {@code catalog.value}.
 */
package io.github.vertexmaven.catalog.shape;
