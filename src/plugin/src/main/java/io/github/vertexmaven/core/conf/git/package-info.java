/** What git says of the work tree that a project lies in, without a git program. */
package io.github.vertexmaven.core.conf.git;
