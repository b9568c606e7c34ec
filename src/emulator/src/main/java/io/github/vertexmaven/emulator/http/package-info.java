/**
 * HTTP as all services of the emulator speak it: a request with a body that may be limited, routes,
 * filters, an answer, and refusals that each service writes in its own form.
 */
package io.github.vertexmaven.emulator.http;
