/** A project as a build left it on disk, and what compiling makes of it. */
package io.github.vertexmaven.core.compile.project;
