/**
 * For the unit tests of a project: runs a pipeline or a part of it with given data, compares tables
 * and records by value, and looks into the specs that the plugin would compile. May import the
 * runtime, and of the plugin the core that compiles.
 */
package io.github.vertexmaven.testkit;
