package io.github.vertexmaven.core.compile.code;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class without what a comment moves, which is the lines of its source, and without the names of
 * local variables. The names of parameters stay.
 */
final class WithoutLines extends ClassVisitor {

  private WithoutLines(ClassWriter writer) {
    super(Opcodes.ASM9, writer);
  }

  static byte[] of(byte[] classFile) {
    try {
      ClassWriter writer = new ClassWriter(0);
      new ClassReader(classFile).accept(new WithoutLines(writer), 0);
      return writer.toByteArray();
    } catch (RuntimeException e) {
      // Newer than this reader knows, or no class at all: its bytes say it.
      return classFile;
    }
  }

  @Override
  public void visitSource(String source, String debug) {
    // Where it was compiled from does not count.
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Method(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private static final class Method extends MethodVisitor {

    private Method(MethodVisitor writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      // It moves with every comment above it.
    }

    @Override
    public void visitLocalVariable(
        String name, String descriptor, String signature, Label start, Label end, int index) {
      // Nothing but a debugger reads it.
    }
  }
}
