/**
 * The goals: the only importer of Maven. A mojo declares parameters and hands over; it decides
 * nothing of the domain.
 */
package io.github.vertexmaven.maven;
