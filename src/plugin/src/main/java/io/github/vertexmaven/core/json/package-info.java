/** JSON that others wrote or will read: plain values, fields that may lack, one form to compare. */
package io.github.vertexmaven.core.json;
