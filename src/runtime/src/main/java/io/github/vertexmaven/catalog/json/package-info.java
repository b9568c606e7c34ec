/** JSON, JSON Lines and YAML as datasets. */
package io.github.vertexmaven.catalog.json;
