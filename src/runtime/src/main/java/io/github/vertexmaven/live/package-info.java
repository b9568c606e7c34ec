/**
 * The configuration as one run sees it: what only the run knows is filled in, dynamic configuration
 * is generated, secrets are looked up, hooks are made.
 */
package io.github.vertexmaven.live;
