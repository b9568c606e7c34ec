/**
 * What a project begins with: files of settings, the schemas by which editors check them, files for
 * build servers. Imports the models that schemas are made of.
 */
package io.github.vertexmaven.core.start;
