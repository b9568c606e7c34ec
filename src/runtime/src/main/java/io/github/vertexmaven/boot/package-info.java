/**
 * The first code of a task: it stands in the launch jar, finds the jars that the task needs, and
 * starts the launcher. Nothing of ours is on its class path.
 *
 * <p>It may be started before its task is due, with the one argument {@code --wait} in place of all
 * others. It then gets ready, writes the byte 6 to standard output, and reads its arguments from
 * standard input: their number, then for each its length in bytes and its UTF-8 bytes; numbers have
 * four bytes, the highest first. From there on it is as if it had been started with them. Where the
 * input ends before them, it ends with 0; where it cannot get ready, with another code.
 *
 * <p>With {@code --preview FILE --artifact NAME} it runs nothing of the task: it tells on standard
 * output, in one line of JSON, what is in a file that the task reads or writes under that name.
 */
package io.github.vertexmaven.boot;
