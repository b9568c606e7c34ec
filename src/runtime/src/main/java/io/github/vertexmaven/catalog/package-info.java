/**
 * The catalog: named datasets, how each is loaded and saved, and parameters. May import {@code
 * annotation} (the naming rule), {@code config} and {@code slice} (what a name names); never {@code
 * pipeline}.
 */
package io.github.vertexmaven.catalog;
