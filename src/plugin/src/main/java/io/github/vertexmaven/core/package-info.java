/**
 * What every wing knows: a fault that its user mends, and how a process of ours starts. The wings
 * are {@code conf} (what the user said), {@code compile} (the project and that become a spec),
 * {@code service} (where jobs run), {@code show} (what people look at) and {@code job} (one class
 * for each goal).
 */
package io.github.vertexmaven.core;
