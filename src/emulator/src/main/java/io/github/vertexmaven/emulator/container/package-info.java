/**
 * Tasks in the images that the service would run them in, by the command line of Docker or Podman:
 * finding out which of them works, having images on this machine, starting containers, and ending
 * those that are left.
 */
package io.github.vertexmaven.emulator.container;
