/**
 * Excel files (xlsx) as tables of raw cells, read and written as the few XML parts that matter.
 *
 * <p>Written here rather than taken from a library: a file must have the same bytes each time (the
 * libraries stamp the clock into it), a text must survive whole, and the libraries' classes took
 * longer to load than the data.
 */
package io.github.vertexmaven.catalog.excel;
