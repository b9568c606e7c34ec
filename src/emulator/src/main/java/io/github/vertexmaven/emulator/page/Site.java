package io.github.vertexmaven.emulator.page;

/**
 * What the page says of the emulator.
 *
 * @param home its folder
 * @param fires whether it starts the runs of schedules; one that may leave by itself does not
 */
public record Site(String home, String version, boolean fires) {}
