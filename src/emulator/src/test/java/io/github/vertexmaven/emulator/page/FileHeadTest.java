package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a file is, by its first bytes and never by its name. */
class FileHeadTest {

  private static FileHead latin(String bytes) {
    return new FileHead(bytes.getBytes(ISO_8859_1), true);
  }

  private static FileHead utf8(String text) {
    return new FileHead(text.getBytes(UTF_8), true);
  }

  @Test
  void knowsFourKindsOfPictures() {
    assertThat(latin("\u0089PNG\r\n\u001a\nrest").picture()).contains("image/png");
    assertThat(latin("\u00ff\u00d8\u00ffrest").picture()).contains("image/jpeg");
    assertThat(latin("GIF89arest").picture()).contains("image/gif");
    assertThat(latin("RIFF1234WEBPrest").picture()).contains("image/webp");
    for (String other : new String[] {"<svg>", "RIFF1234WAVErest", "RIFF", "BM", "", "GIF8"}) {
      assertThat(latin(other).picture()).as(other).isEmpty();
    }
  }

  @Test
  void namesFormats() {
    assertThat(latin("PAR1x").format()).contains("Parquet");
    assertThat(latin("vtxobj\u001a\nx").format()).contains("an object of the runtime");
    assertThat(latin("%PDF-1.7").format()).contains("PDF");
    assertThat(latin("PK\u0003\u0004x").format()).contains("ZIP, as of .zip, .xlsx and .jar");
    assertThat(latin("\u0000\u0001").format()).isEmpty();
  }

  @Test
  void knowsTextFromWhatIsNone() {
    assertThat(utf8("Grüße\t\u001b[1m\r\n").text()).contains("Grüße\t\u001b[1m\r\n");
    assertThat(utf8("a\u0000b").text()).isEmpty();
    assertThat(latin("Gr\u00fc\u00dfe").text()).isEmpty();
    byte[] torn = Arrays.copyOf("ab€".getBytes(UTF_8), 4);
    assertThat(new FileHead(torn, false).text()).contains("ab");
  }

  @Test
  void knowsMarkup() {
    assertThat(utf8("\n <!DOCTYPE HTML><p>").isMarkup()).isTrue();
    assertThat(utf8("<svg xmlns='x'/>").isMarkup()).isTrue();
    assertThat(utf8("<?xml version='1.0'?><svg/>").isMarkup()).isTrue();
    assertThat(utf8("<?xml version='1.0'?><pmml/>").isMarkup()).isFalse();
    assertThat(utf8("a <html>").isMarkup()).isFalse();
  }
}
