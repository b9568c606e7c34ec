/**
 * The catalog: named datasets, how each is loaded and saved, and parameters. May import {@code
 * annotation} (the naming rule) and {@code config}; never {@code pipeline}.
 */
package io.github.vertexmaven.catalog;
