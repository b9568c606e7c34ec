package io.github.vertexmaven.cloud.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class LostUploadTest {

  private static boolean isRepeated(Exception cause) {
    return RegistryFaults.isLostUpload(new IOException("push", cause));
  }

  @Test
  void aConnectionThatBreaksOffIsRepeatedButNotOneThatNeverStood() {
    assertThat(isRepeated(new SocketException("Broken pipe"))).isTrue();
    assertThat(isRepeated(new SocketException("Connection reset"))).isTrue();
    assertThat(isRepeated(new ConnectException("Connection refused"))).isFalse();
    assertThat(isRepeated(new NoRouteToHostException("No route"))).isFalse();
    assertThat(isRepeated(new IOException("No space left on device"))).isFalse();
  }
}
