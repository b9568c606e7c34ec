/** Datasets that are many files below a folder: partitions and versions. */
package io.github.vertexmaven.catalog.folder;
