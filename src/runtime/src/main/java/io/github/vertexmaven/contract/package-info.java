/**
 * What plugin and runtime tell each other: the files and messages that one writes and the other
 * reads.
 */
package io.github.vertexmaven.contract;
