package io.github.vertexmaven.core.service.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Messages over two streams. */
final class Channel {

  private final DataInputStream in;
  private final DataOutputStream out;

  Channel(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(out);
  }

  /** Sends a message, from any thread. */
  void send(Message.Kind kind, long call, Object... content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[Integer.BYTES]);
    WireValues.write(new DataOutputStream(bytes), new Message(kind, call, Arrays.asList(content)));
    byte[] message = bytes.toByteArray();
    int length = message.length - Integer.BYTES;
    for (int i = 0; i < Integer.BYTES; i++) {
      message[i] = (byte) (length >>> Byte.SIZE * (Integer.BYTES - 1 - i));
    }
    synchronized (out) {
      out.write(message);
      out.flush();
    }
  }

  /** Waits for a message; none is the end. One thread alone receives. */
  Optional<Message> receive() throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException e) {
      return Optional.empty();
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      return Optional.empty();
    }
    Object value = WireValues.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    if (value instanceof Message message) {
      return Optional.of(message);
    }
    throw new IOException("no message");
  }

  /** Ends what is sent; the other side sees the end. */
  void close() throws IOException {
    out.close();
  }
}
