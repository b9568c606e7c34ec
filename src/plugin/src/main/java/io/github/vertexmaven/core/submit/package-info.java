/**
 * What a job is made of when it is submitted. May import {@code core.config}, {@code
 * core.parameter}, {@code core.settings}, {@code core.remote} and {@code core.spec}.
 */
package io.github.vertexmaven.core.submit;
