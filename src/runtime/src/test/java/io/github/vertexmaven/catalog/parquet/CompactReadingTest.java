package io.github.vertexmaven.catalog.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.Allocated;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Structures of Thrift, sound ones and others. */
class CompactReadingTest {

  /** Field 1 is a list; its elements are lists. */
  private static final int LIST_IN_FIELD_1 = 0x19;

  private static final int LIST_OF_LISTS = 0xf9;

  @Test
  void readsWhatWasWritten() throws IOException {
    Struct inner = new Struct().set(2, 7).set(3, 1L << 40);
    byte[] bytes = CompactWriting.bytes(new Struct().set(1, inner).set(9, true));
    Struct read = new CompactReading(bytes, 0, bytes.length).read();
    assertThat(read.struct(1).number(2)).isEqualTo(7);
    assertThat(read.struct(1).size(3)).isEqualTo(1L << 40);
    assertThat(read.flag(9, false)).isTrue();
  }

  /** Each of them claims all bytes that are left: together they would claim sixty times as many. */
  @Test
  void listsInListsGetNoRoomForWhatTheyOnlyClaim() {
    byte[] bytes = new byte[2 << 20];
    bytes[0] = LIST_IN_FIELD_1;
    int at = 1;
    for (int depth = 0; depth < 64; depth++) {
      bytes[at++] = (byte) LIST_OF_LISTS;
      for (int left = 1 << 20; left > 0; left >>>= 7) {
        bytes[at++] = (byte) (left & 0x7f | (left < 0x80 ? 0 : 0x80));
      }
    }
    long before = Allocated.here();
    assertThatThrownBy(() -> new CompactReading(bytes, 0, bytes.length).read())
        .isInstanceOf(IOException.class);
    assertThat(Allocated.here() - before).isLessThan(64 << 20);
  }

  /** Of each kind that can hold its own: lists, maps and structures. */
  @Test
  void depthHasAnEnd() {
    for (int[] level : new int[][] {{0x19}, {1, 0xbb}, {0x1c}}) {
      byte[] bytes = new byte[1 << 20];
      bytes[0] = (byte) (level.length == 1 ? level[0] : 0x1b);
      for (int at = 1; at < bytes.length; at++) {
        bytes[at] = (byte) (level[0] == 0x19 ? 0x19 : level[(at - 1) % level.length]);
      }
      assertThatThrownBy(() -> new CompactReading(bytes, 0, bytes.length).read())
          .hasMessage("too deep");
    }
  }

  @Test
  void aListThatClaimsMoreThanThereIsEnds() {
    byte[] bytes = {LIST_IN_FIELD_1, (byte) 0xf3, 100, 1};
    assertThatThrownBy(() -> new CompactReading(bytes, 0, bytes.length).read())
        .isInstanceOf(EOFException.class);
  }
}
