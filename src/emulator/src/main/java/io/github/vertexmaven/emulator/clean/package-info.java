/** Removes jobs that nobody needs any more, with all that the home folder has of them. */
package io.github.vertexmaven.emulator.clean;
