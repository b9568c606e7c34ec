package io.github.vertexmaven.catalog.object;

import java.io.IOException;

/** Numbers, booleans and characters that stand alone, each behind its tag. */
final class NumberTags {

  private NumberTags() {}

  /** False when the value is none of them; then nothing is written. */
  static boolean write(Object value, ByteSink out) throws IOException {
    if (value instanceof Boolean flag) {
      out.writeByte((flag ? Tag.TRUE : Tag.FALSE).ordinal());
    } else if (value instanceof Long number) {
      out.writeByte(Tag.LONG.ordinal());
      out.writeSigned(number);
    } else if (value instanceof Double number) {
      out.writeByte(Tag.DOUBLE.ordinal());
      NumberForm.write(number, out);
    } else if (value instanceof Integer number) {
      out.writeByte(Tag.INTEGER.ordinal());
      out.writeSigned(number);
    } else {
      return writeSmall(value, out);
    }
    return true;
  }

  private static boolean writeSmall(Object value, ByteSink out) throws IOException {
    if (value instanceof Float number) {
      out.writeByte(Tag.FLOAT.ordinal());
      out.writeInt(Float.floatToRawIntBits(number));
    } else if (value instanceof Short number) {
      out.writeByte(Tag.SHORT.ordinal());
      out.writeSigned(number);
    } else if (value instanceof Byte number) {
      out.writeByte(Tag.BYTE.ordinal());
      out.writeByte(number);
    } else if (value instanceof Character character) {
      out.writeByte(Tag.CHARACTER.ordinal());
      out.writeCount(character);
    } else {
      return false;
    }
    return true;
  }
}
