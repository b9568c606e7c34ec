package io.github.vertexmaven.core.compile.code;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a class file: all names, descriptors, signatures, annotation values and string
 * constants stand in its constant pool (JVM specification, section 4.4), whatever the version.
 *
 * @param all every text
 * @param strings those that are string constants of the program
 */
record ConstantPool(List<String> all, List<String> strings) {

  private static final int MAGIC = 0xCAFEBABE;

  static ConstantPool of(byte[] classFile) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      if (in.readInt() != MAGIC) {
        return new ConstantPool(List.of(), List.of());
      }
      in.readInt();
      return read(in, in.readUnsignedShort());
    } catch (IOException e) {
      return new ConstantPool(List.of(), List.of());
    }
  }

  private static ConstantPool read(DataInputStream in, int count) throws IOException {
    String[] texts = new String[count];
    List<Integer> strings = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 8 -> strings.add(in.readUnsignedShort());
        case 7, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        default -> in.skipBytes(4);
      }
    }
    List<String> all = new ArrayList<>();
    for (String text : texts) {
      if (text != null) {
        all.add(text);
      }
    }
    return new ConstantPool(all, strings.stream().map(i -> texts[i]).toList());
  }
}
