/**
 * Files of datasets: written whole or not at all, and the datasets that are no more than a file.
 */
package io.github.vertexmaven.catalog.file;
