/**
 * The API as calls: repeated while that may help, logged in again once, and refused in one sentence
 * that says what to do.
 */
package io.github.vertexmaven.kubeflow.api;
