/** The way to Google's servers: what is in between, and simple questions on it. */
package io.github.vertexmaven.cloud.way;
