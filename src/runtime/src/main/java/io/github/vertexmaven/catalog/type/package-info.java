/** The built-in types of datasets: what they are called, and what an entry of each may say. */
package io.github.vertexmaven.catalog.type;
