/** Comma-separated values as datasets. */
package io.github.vertexmaven.catalog.csv;
