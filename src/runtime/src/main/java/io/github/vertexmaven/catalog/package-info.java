/** The catalog: named datasets, how each is loaded and saved, and parameters. */
package io.github.vertexmaven.catalog;
