package io.github.vertexmaven.core.compile.code;

import java.util.function.Consumer;

/** Finds what could be names of classes in texts: in descriptors, in signatures, in prose. */
final class ClassNames {

  private ClassNames() {}

  /** Each name as class files write it, {@code com/acme/Nodes}; many are names of no class. */
  static void in(String text, Consumer<String> found) {
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isPart(text.charAt(i))) {
        if (i > begin) {
          tell(text.substring(begin, i).replace('.', '/'), found);
        }
        begin = i + 1;
      }
    }
  }

  private static boolean isPart(char c) {
    return c == '/' || c == '.' || Character.isJavaIdentifierPart(c);
  }

  /** In a descriptor an {@code L} stands before the name, and primitive types before that. */
  private static void tell(String name, Consumer<String> found) {
    found.accept(name);
    int slash = name.indexOf('/');
    int end = slash < 0 ? name.length() - 1 : slash;
    for (int i = name.indexOf('L'); i >= 0 && i < end; i = name.indexOf('L', i + 1)) {
      found.accept(name.substring(i + 1));
    }
  }

  /** The package of a name, empty when it has none. */
  static String packageOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }
}
