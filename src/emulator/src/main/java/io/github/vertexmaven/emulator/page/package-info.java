/**
 * The page to look at: jobs, their tasks, logs and data, and schedules, in the browser. It changes
 * nothing: for that the page calls the service's own REST API.
 */
package io.github.vertexmaven.emulator.page;
