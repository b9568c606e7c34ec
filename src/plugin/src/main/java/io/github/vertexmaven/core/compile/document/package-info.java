/**
 * A pipeline spec as it stands in a file, a release or a job, whoever compiled it: what all read
 * that look into one, and what is changed of one before it is sent.
 */
package io.github.vertexmaven.core.compile.document;
