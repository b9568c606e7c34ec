/**
 * DataFrames of the optional library DFLib: the only package that links to it, reached only when
 * one is asked for. Imports {@code catalog.table}.
 */
package io.github.vertexmaven.catalog.dataframe;
