package io.github.vertexmaven.tell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MaskingOutputTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private MaskingOutput output(String... secrets) {
    List<String> texts = List.of(secrets);
    return new MaskingOutput(new PrintStream(bytes, true, UTF_8), UTF_8, () -> texts);
  }

  private static void write(MaskingOutput out, String text) {
    byte[] some = text.getBytes(UTF_8);
    out.write(some, 0, some.length);
  }

  @Test
  void putsStarsInThePlaceOfSecrets() {
    MaskingOutput out = output("s3cret-long", "s3cret", "päss\nwort");
    write(out, "a s3cret b s3cret-longer päss\nwort s3cre");
    out.flush();
    assertThat(bytes.toString(UTF_8)).isEqualTo("a *** b ***er *** ");
    out.end();
    assertThat(bytes.toString(UTF_8)).isEqualTo("a *** b ***er *** s3cre");
  }

  @Test
  void holdsNoWholeLineBack() {
    MaskingOutput out = output("s3cret");
    write(out, "s3cre\n");
    assertThat(bytes.toString(UTF_8)).isEqualTo("s3cre\n");
  }

  /** Whatever the pieces are in which a text comes. */
  @RepeatedTest(20)
  void findsSecretsInPieces(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    MaskingOutput out = output("abab-abac", "ab-ab", "äöü€");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append(
          List.of("abab-abac", "ab-ab", "äöü€", "ab", "-", "ä", "x\n").get(random.nextInt(7)));
    }
    byte[] all = text.toString().getBytes(UTF_8);
    for (int at = 0; at < all.length; ) {
      int length = Math.min(all.length - at, random.nextInt(6));
      out.write(all, at, length);
      at += length;
    }
    out.end();
    assertThat(bytes.toString(UTF_8)).doesNotContain("abab-abac", "ab-ab", "äöü€");
  }
}
