/**
 * Pages in a real browser, and the rules of accessibility, for the tests of the modules that have
 * pages. Imports nothing of ours.
 */
package io.github.vertexmaven.browser;
