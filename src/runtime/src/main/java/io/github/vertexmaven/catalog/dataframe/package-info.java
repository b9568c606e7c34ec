/**
 * DataFrames of the optional library DFLib: the only package that links to it, reached only when
 * one is asked for.
 */
package io.github.vertexmaven.catalog.dataframe;
