/**
 * JVMs that this build starts, and what they take over from those before them: {@link
 * io.github.vertexmaven.core.jvm.SharedClasses} says how to start one.
 */
package io.github.vertexmaven.core.jvm;
