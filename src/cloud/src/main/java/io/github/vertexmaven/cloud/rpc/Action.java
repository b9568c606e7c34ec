package io.github.vertexmaven.cloud.rpc;

/**
 * What we are about to do, for messages.
 *
 * @param what a verb and its object: {@code read pipeline job 'x'}
 * @param ifMissing the whole sentence for when the service does not find the object
 */
public record Action(String what, String ifMissing) {}
