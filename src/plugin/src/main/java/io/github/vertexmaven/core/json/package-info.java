/** JSON as a text, for whoever writes some and reads none. */
package io.github.vertexmaven.core.json;
