/**
 * What the goals want of Vertex AI and Cloud Storage, as interfaces and values of the JDK's own
 * types. The module {@code vertexai-cloud} implements them with Google's clients, in a class loader
 * of its own that sees nothing of the plugin but this package.
 */
package io.github.vertexmaven.core.service;
