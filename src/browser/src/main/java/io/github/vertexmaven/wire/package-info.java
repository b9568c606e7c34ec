/** What stands between clients and servers in tests. */
package io.github.vertexmaven.wire;
