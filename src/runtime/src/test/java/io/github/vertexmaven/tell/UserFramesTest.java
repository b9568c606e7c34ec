package io.github.vertexmaven.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

class UserFramesTest {

  private static int deeper(int depth) {
    return deeper(depth + 1) + 1;
  }

  @Test
  void aRecursionWithoutAnEndIsShownByWhereItGoesOn() {
    Throwable thrown = catchThrowable(() -> deeper(0));
    assertThat(thrown.getStackTrace()).hasSizeGreaterThan(500);
    String trace = UserFrames.trace(UserFrames.withoutOurs(thrown));
    assertThat(trace.lines())
        .hasSize(61)
        .startsWith("java.lang.StackOverflowError")
        .element(30)
        .asString()
        .contains("UserFramesTest.deeper(UserFramesTest.java:");
  }

  @Test
  void aShortTraceStaysWhole() {
    Throwable thrown = new IllegalStateException("no");
    int frames = thrown.getStackTrace().length;
    assertThat(UserFrames.withoutOurs(thrown).getStackTrace()).hasSizeLessThanOrEqualTo(frames);
    assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("aShortTraceStaysWhole");
  }
}
