/**
 * Pages as files: frame, navigation, links, search, index. May import all other packages of docs.
 */
package io.github.vertexmaven.docs.site;
