package io.github.vertexmaven.tell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Supplier;

/**
 * Passes bytes on, and stars in the place of texts that are to be hidden, also where a text comes
 * in pieces: what may be the beginning of one is held back until the next byte tells.
 */
final class MaskingOutput extends OutputStream {

  private final PrintStream out;
  private final Charset charset;
  private final Supplier<List<String>> texts;
  private final byte[] mask;
  private List<String> known = List.of();
  private byte[][] patterns = {};

  /** Bytes that a secret begins with: most of what is printed begins none. */
  private boolean[] begins = new boolean[256];

  private byte[] held = {};

  MaskingOutput(PrintStream out, Charset charset, Supplier<List<String>> texts) {
    this.out = out;
    this.charset = charset;
    this.texts = texts;
    this.mask = SecretTexts.MASK.getBytes(charset);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    learn();
    byte[] all = new byte[held.length + length];
    System.arraycopy(held, 0, all, 0, held.length);
    System.arraycopy(bytes, offset, all, held.length, length);
    pass(all, false);
  }

  /**
   * Writes what is known to be no beginning of a secret, and holds the rest.
   *
   * @param last whether nothing comes behind it
   */
  private void pass(byte[] all, boolean last) {
    int begin = 0;
    int at = 0;
    while (at < all.length) {
      int match = match(all, at, last);
      if (match < 0) {
        break;
      }
      if (match > 0) {
        out.write(all, begin, at - begin);
        out.write(mask, 0, mask.length);
        begin = at + match;
      }
      at += Math.max(1, match);
    }
    out.write(all, begin, at - begin);
    held = new byte[all.length - at];
    System.arraycopy(all, at, held, 0, held.length);
  }

  /** Texts are learnt while the program runs. */
  private void learn() {
    List<String> now = texts.get();
    if (now != known) {
      known = now;
      patterns = new byte[now.size()][];
      begins = new boolean[256];
      for (int i = 0; i < patterns.length; i++) {
        patterns[i] = now.get(i).getBytes(charset);
        begins[patterns[i][0] & 0xff] = true;
      }
    }
  }

  /** How long the text is that begins here; 0 when none does, -1 when more bytes must tell. */
  private int match(byte[] all, int at, boolean last) {
    if (!begins[all[at] & 0xff]) {
      return 0;
    }
    for (byte[] pattern : patterns) {
      int same = 0;
      while (same < pattern.length && at + same < all.length && all[at + same] == pattern[same]) {
        same++;
      }
      if (same == pattern.length) {
        return same;
      }
      if (at + same == all.length && !last) {
        return -1;
      }
    }
    return 0;
  }

  @Override
  public void flush() {
    out.flush();
  }

  synchronized void end() {
    pass(held, true);
    out.flush();
  }
}
