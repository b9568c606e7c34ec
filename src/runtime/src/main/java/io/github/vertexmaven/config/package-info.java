/** The layers of {@code conf/}: YAML files become plain values that know their file and line. */
package io.github.vertexmaven.config;
