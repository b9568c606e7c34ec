package io.github.vertexmaven.core.compile.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Where methods of a project are written, as far as its classes lie in folders and say it. */
public final class SourceLines {

  private final List<Path> folders;
  private final Map<String, Map<String, String>> places = new HashMap<>();

  private SourceLines(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** Of the classes in these folders. */
  public static SourceLines in(List<Path> folders) {
    return new SourceLines(folders);
  }

  /** File and line of the method's first statement, {@code Nodes.java:12}. */
  public Optional<String> of(String className, String method) {
    return Optional.ofNullable(places.computeIfAbsent(className, this::methods).get(method));
  }

  private Map<String, String> methods(String className) {
    String file = className.replace('.', '/') + ".class";
    return folders.stream()
        .map(folder -> folder.resolve(file))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(SourceLines::read)
        .orElse(Map.of());
  }

  private static Map<String, String> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Visitor visitor = new Visitor();
      new ClassReader(in).accept(visitor, ClassReader.SKIP_FRAMES);
      return visitor.places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Visitor extends ClassVisitor {

    private final Map<String, String> places = new HashMap<>();
    private String source = "";

    private Visitor() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitSource(String file, String debug) {
      source = file == null ? "" : file;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, Label start) {
          if (!source.isEmpty()) {
            places.putIfAbsent(name, source + ":" + line);
          }
        }
      };
    }
  }
}
