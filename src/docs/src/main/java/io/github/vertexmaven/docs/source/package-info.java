/**
 * What the documentation is made of: the outline and the text of pages. Imports nothing of ours.
 */
package io.github.vertexmaven.docs.source;
