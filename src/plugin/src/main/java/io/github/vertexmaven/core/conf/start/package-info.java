/**
 * What a project begins with: files of settings, the schemas by which editors check them, files for
 * build servers.
 */
package io.github.vertexmaven.core.conf.start;
