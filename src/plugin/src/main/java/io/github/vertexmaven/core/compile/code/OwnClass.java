package io.github.vertexmaven.core.compile.code;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A class of the project's own.
 *
 * @param name as class files write it
 * @param digest of what it does
 * @param mentions all names in it that could be classes, as class files write them
 * @param strings its string constants
 * @param parents its superclass and interfaces
 * @param loadsByName whether it loads classes by names that are computed
 * @param opensByName whether it opens resources by names that are computed
 * @param isProgram whether it has a {@code main}
 */
record OwnClass(
    String name,
    String digest,
    Set<String> mentions,
    List<String> strings,
    List<String> parents,
    boolean loadsByName,
    boolean opensByName,
    boolean isProgram) {

  OwnClass {
    mentions = Collections.unmodifiableSet(new HashSet<>(mentions));
    strings = List.copyOf(strings);
    parents = List.copyOf(parents);
  }

  static OwnClass of(String file, byte[] content) {
    ConstantPool pool = ConstantPool.of(content);
    Set<String> mentions = new HashSet<>();
    pool.all().forEach(text -> ClassNames.in(text, mentions::add));
    ClassScan scan = ClassScan.of(content);
    return new OwnClass(
        file.substring(0, file.length() - ".class".length()),
        CodeDigest.ofClass(content),
        mentions,
        pool.strings(),
        scan.parents(),
        scan.loadsByName(),
        scan.opensByName(),
        scan.isProgram());
  }
}
