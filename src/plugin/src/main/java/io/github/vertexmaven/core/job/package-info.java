/**
 * One class for each goal's verb, which says from top to bottom what the goal does. None knows
 * Maven: a test calls them as a goal does.
 */
package io.github.vertexmaven.core.job;
