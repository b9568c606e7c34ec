/**
 * One job on its way: what is uploaded, what is submitted, what is seen of it and what it leaves.
 */
package io.github.vertexmaven.core.job.run;
