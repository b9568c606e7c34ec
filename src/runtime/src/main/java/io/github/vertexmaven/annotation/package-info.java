/** The words that a pipeline author types on methods and parameters. */
package io.github.vertexmaven.annotation;
