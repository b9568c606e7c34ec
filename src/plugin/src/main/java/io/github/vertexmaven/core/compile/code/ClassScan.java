package io.github.vertexmaven.core.compile.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Whether a class loads classes or opens resources by names that only the running program knows. A
 * name that is a constant stands in the constant pool and needs no scan.
 */
final class ClassScan extends ClassVisitor {

  private static final Set<String> LOADING =
      Set.of("loadClass", "findClass", "findSystemClass", "defineClass", "defineHiddenClass");

  private static final Set<String> OPENING =
      Set.of(
          "getResource",
          "getResourceAsStream",
          "getResources",
          "resources",
          "getSystemResource",
          "getSystemResourceAsStream",
          "getSystemResources",
          "getBundle");

  private final List<String> parents = new ArrayList<>();
  private boolean loadsByName;
  private boolean opensByName;
  private boolean isProgram;

  private ClassScan() {
    super(Opcodes.ASM9);
  }

  /** A class that cannot be read could do anything. */
  static ClassScan of(byte[] classFile) {
    ClassScan scan = new ClassScan();
    try {
      new ClassReader(classFile).accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      scan.loadsByName = true;
      scan.opensByName = true;
    }
    return scan;
  }

  List<String> parents() {
    return parents;
  }

  boolean loadsByName() {
    return loadsByName;
  }

  boolean opensByName() {
    return opensByName;
  }

  boolean isProgram() {
    return isProgram;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    if (parent != null) {
      parents.add(parent);
    }
    parents.addAll(List.of(interfaces));
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    isProgram |= isStatic && name.equals("main") && descriptor.equals("([Ljava/lang/String;)V");
    return new Calls();
  }

  /**
   * A call.
   *
   * @param byConstant whether the name is a constant
   * @param byParts whether constants are parts of the name, which tell which it could be
   */
  private void call(String owner, String name, boolean byConstant, boolean byParts) {
    boolean loads =
        LOADING.contains(name)
            || name.equals("forName") && owner.equals("java/lang/Class")
            || name.equals("readObject") && owner.equals("java/io/ObjectInputStream");
    loadsByName |= loads && !byConstant;
    opensByName |= OPENING.contains(name) && !byConstant && !byParts;
  }

  /** Knows of each call what was pushed right before it. */
  private final class Calls extends MethodVisitor {

    private boolean constant;
    private boolean parts;

    Calls() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant = value instanceof String;
      parts = false;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      call(owner, name, constant, parts);
      other();
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          call(handle.getOwner(), handle.getName(), false, false);
        }
      }
      other();
      parts =
          name.equals("makeConcatWithConstants")
              && arguments[0] instanceof String recipe
              && ResourceNames.isTelling(recipe);
    }

    @Override
    public void visitInsn(int opcode) {
      other();
    }

    private void other() {
      constant = false;
      parts = false;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      other();
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      other();
    }
  }
}
