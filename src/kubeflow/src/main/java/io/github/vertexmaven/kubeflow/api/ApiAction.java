package io.github.vertexmaven.kubeflow.api;

/**
 * What a call is for.
 *
 * @param what {@code create run 'train-1'}
 * @param ifMissing the sentence for what is not there
 */
public record ApiAction(String what, String ifMissing) {}
