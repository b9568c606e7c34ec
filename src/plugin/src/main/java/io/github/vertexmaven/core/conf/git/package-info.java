/** What git says of the work tree that a project lies in, with a git program or without one. */
package io.github.vertexmaven.core.conf.git;
