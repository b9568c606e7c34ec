/** The words that a pipeline author types on methods and parameters. Imports nothing of ours. */
package io.github.vertexmaven.annotation;
