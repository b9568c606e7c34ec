/**
 * The page to look at: jobs, their tasks, logs and data, and schedules, in the browser.
 *
 * <p>{@link io.github.vertexmaven.emulator.page.PageFace} is the door; it serves the static files
 * of the page and what the page reads. It changes nothing: for that the page calls the service's
 * own REST API. May import {@code .store}, {@code .schedule}, {@code .spec} and {@code .json}.
 */
package io.github.vertexmaven.emulator.page;
