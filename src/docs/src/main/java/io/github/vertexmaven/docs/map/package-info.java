/**
 * The map of the code, as its sources have it: pictures of what imports what, and tables of jobs.
 */
package io.github.vertexmaven.docs.map;
