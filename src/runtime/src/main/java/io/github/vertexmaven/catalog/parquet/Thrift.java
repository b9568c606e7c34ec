package io.github.vertexmaven.catalog.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TList;
import shaded.parquet.org.apache.thrift.transport.TTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/**
 * The format's structures, read from memory and written to it. The library reads them from streams;
 * here it is known what is there, so that nothing larger is made room for, and a header that is
 * longer than what was read of it is told from a damaged one.
 */
final class Thrift {

  private Thrift() {}

  static FileMetaData footer(byte[] bytes) throws IOException {
    FileMetaData footer = new FileMetaData();
    read(footer, new Memory(bytes, 0, bytes.length));
    return footer;
  }

  /**
   * Reads a page's header, and leaves the buffer behind it.
   *
   * @return null when the buffer ends within the header
   */
  static PageHeader pageHeader(ByteBuffer in) throws IOException {
    Memory memory = new Memory(in.array(), in.position(), in.limit());
    PageHeader header = new PageHeader();
    try {
      read(header, memory);
    } catch (IOException e) {
      if (memory.ended) {
        return null;
      }
      throw e;
    }
    in.position(memory.position);
    return header;
  }

  /** A structure as it stands in a file. */
  static byte[] bytes(TBase<?, ?> structure) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try {
      structure.write(new TCompactProtocol(new Memory(to)));
    } catch (TException e) {
      throw new IOException(e);
    }
    return to.toByteArray();
  }

  private static void read(TBase<?, ?> structure, Memory memory) throws IOException {
    try {
      structure.read(new Bounded(memory));
    } catch (TException | RuntimeException | StackOverflowError e) {
      throw new IOException(e);
    }
  }

  /** A list may say that it has billions of structures: each of them takes a byte at least. */
  private static final class Bounded extends TCompactProtocol {
    private final Memory memory;

    Bounded(Memory memory) {
      super(memory);
      this.memory = memory;
    }

    @Override
    public TList readListBegin() throws TException {
      TList list = super.readListBegin();
      memory.checkReadBytesAvailable(list.size);
      return list;
    }
  }

  /** Bytes that are there, or that others follow. */
  private static final class Memory extends TTransport {
    private final byte[] bytes;
    private final int end;
    private final ByteArrayOutputStream to;
    private int position;
    private boolean ended;

    Memory(ByteArrayOutputStream to) {
      this.bytes = new byte[0];
      this.end = 0;
      this.to = to;
    }

    Memory(byte[] bytes, int position, int end) {
      this.bytes = bytes;
      this.position = position;
      this.end = end;
      this.to = null;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws TTransportException {
      checkReadBytesAvailable(length);
      System.arraycopy(bytes, position, to, offset, length);
      position += length;
      return length;
    }

    /** Nothing is made room for that cannot be there. */
    @Override
    public void checkReadBytesAvailable(long count) throws TTransportException {
      if (count > end - position) {
        ended = true;
        throw new TTransportException(TTransportException.END_OF_FILE);
      }
    }

    @Override
    public byte[] getBuffer() {
      return bytes;
    }

    @Override
    public int getBufferPosition() {
      return position;
    }

    @Override
    public int getBytesRemainingInBuffer() {
      return end - position;
    }

    @Override
    public void consumeBuffer(int count) {
      position += count;
    }

    @Override
    public TConfiguration getConfiguration() {
      return TConfiguration.DEFAULT;
    }

    @Override
    public void updateKnownMessageSize(long size) {
      // All of it is there.
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      to.write(from, offset, length);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void open() {
      // It is.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
