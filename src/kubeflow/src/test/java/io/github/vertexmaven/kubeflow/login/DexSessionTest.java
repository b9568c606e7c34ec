package io.github.vertexmaven.kubeflow.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cookie is sent as it was set. */
class DexSessionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "session=abc.def-1_2==; Path=/; HttpOnly | session=abc.def-1_2==",
        "session=\"a b\"; Secure | session=\"a b\"",
        "session=\"a,b\"; Path=/ | session=\"a,b\"",
        "session=\"plain\" | session=plain",
      })
  void isSentAsItWasSet(String set, String sent) {
    assertThat(DexSession.words(HttpCookie.parse("Set-Cookie: " + set).get(0))).isEqualTo(sent);
  }
}
