/**
 * Pages that are made of code: goals from the plugin's descriptor, settings from their model, types
 * from their Javadoc. May import {@code source} and the plugin's {@code core.conf.settings}.
 */
package io.github.vertexmaven.docs.reference;
