/** Tables as nodes want them: DataFrames, lists of records, lists of maps. */
package io.github.vertexmaven.catalog.shape;
