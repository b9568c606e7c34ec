package io.github.vertexmaven.emulator.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/** The bytes of an answer; closing it releases the file behind it, whether it was sent or not. */
public interface Content extends Closeable {
  /** Absent when only sending it will tell. */
  OptionalLong length();

  void writeTo(OutputStream out) throws IOException;

  @Override
  default void close() throws IOException {}

  static Content none() {
    return of(new byte[0]);
  }

  static Content of(byte[] bytes) {
    return new Bytes(bytes);
  }

  static Content slice(FileChannel file, ByteRange range) {
    return new Slice(file, range);
  }

  static Content inflated(FileChannel file) {
    return new Inflated(file);
  }

  /** A file as it is when it is sent. */
  static Content of(Path file) throws IOException {
    return new Whole(file, Files.size(file));
  }

  /** Bytes in memory. */
  record Bytes(byte[] bytes) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.of(bytes.length);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  /** A file, opened when it is sent. */
  record Whole(Path file, long size) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.of(size);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      Files.copy(file, out);
    }
  }

  /** A part of a file. */
  record Slice(FileChannel file, ByteRange range) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.of(range.length());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      WritableByteChannel sink = Channels.newChannel(out);
      long at = range.first();
      while (at <= range.last()) {
        long sent = file.transferTo(at, range.last() - at + 1, sink);
        if (sent <= 0) {
          throw new EOFException("The file shrank while it was sent.");
        }
        at += sent;
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** A gzip file, sent unpacked (documentation page "Transcoding of gzip-compressed files"). */
  record Inflated(FileChannel file) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (GZIPInputStream in = new GZIPInputStream(Channels.newInputStream(file))) {
        in.transferTo(out);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
