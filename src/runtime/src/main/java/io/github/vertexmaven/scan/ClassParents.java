package io.github.vertexmaven.scan;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a class extends and implements from its file: chapter 4 of the JVM specification. */
final class ClassParents {

  private static final int MAGIC = 0xCAFEBABE;

  private final DataInputStream in;
  private final String[] texts;
  private final int[] names;

  private ClassParents(DataInputStream in, int constants) {
    this.in = in;
    this.texts = new String[constants];
    this.names = new int[constants];
  }

  static List<String> of(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    if (in.readInt() != MAGIC) {
      return List.of();
    }
    in.skipBytes(4);
    ClassParents parents = new ClassParents(in, in.readUnsignedShort());
    parents.constants();
    return parents.read();
  }

  private void constants() throws IOException {
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7 -> names[i] = in.readUnsignedShort();
        case 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        default -> throw new IOException("constant " + tag);
      }
    }
  }

  private List<String> read() throws IOException {
    List<String> parents = new ArrayList<>();
    in.skipBytes(4);
    add(in.readUnsignedShort(), parents);
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      add(in.readUnsignedShort(), parents);
    }
    return parents;
  }

  private void add(int index, List<String> parents) {
    if (index != 0) {
      parents.add(texts[names[index]].replace('/', '.'));
    }
  }
}
