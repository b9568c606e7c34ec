/**
 * The Cloud Storage JSON API over a folder, in which every object is the file that tasks see under
 * {@code /gcs}: a bucket is a visible folder, a side folder for names that no folder can hold, and
 * an index of metadata.
 */
package io.github.vertexmaven.emulator.storage;
