/**
 * Reaches a service, or starts the emulator that stands for it: the module that speaks for us lives
 * in a class loader of its own.
 */
package io.github.vertexmaven.core.service.connect;
