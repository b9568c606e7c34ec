/**
 * What git says of the work tree that a project lies in, without a git program. Imports nothing of
 * ours.
 */
package io.github.vertexmaven.core.git;
