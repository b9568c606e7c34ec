/**
 * Catalogs of Kedro as they are: its types and arguments in the words of this catalog, by one table
 * that the documentation shows, too.
 */
package io.github.vertexmaven.catalog.kedro;
