/**
 * The Cloud Storage JSON API over a folder, in which every object is the file that tasks see under
 * {@code /gcs}.
 *
 * <p>{@link io.github.vertexmaven.emulator.storage.StorageFace} is the door. Behind it, requests
 * ({@code Call}) become operations on {@code Bucket}s, and a bucket is a visible folder, a side
 * folder for names that no folder can hold, and an index of metadata. Imports: the JDK and gson;
 * nothing of ours.
 */
package io.github.vertexmaven.emulator.storage;
