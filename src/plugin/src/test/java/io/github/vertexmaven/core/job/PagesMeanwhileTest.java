package io.github.vertexmaven.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline;
import io.github.vertexmaven.core.job.run.MadeOnce;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class PagesMeanwhileTest {

  private static String page(Callable<String> making) {
    FutureTask<String> task = new FutureTask<>(making);
    return new PagesMeanwhile(Map.of("p", new MadeOnce<>(task))).of(pipeline());
  }

  private static CompiledPipeline pipeline() {
    return new CompiledPipeline("p", null, List.of(), List.of());
  }

  @Test
  void aPageThatNobodyHasBegunIsMadeWhereItIsNeeded() {
    Thread here = Thread.currentThread();
    assertThat(page(() -> "made by " + Thread.currentThread().equals(here)))
        .isEqualTo("made by true");
  }

  @Test
  void aPageThatCannotBeMadeFailsAsItDoesAlone() {
    UserException fault = new UserException("no page");
    assertThatThrownBy(
            () ->
                page(
                    () -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    OutOfMemoryError error = new OutOfMemoryError();
    assertThatThrownBy(
            () ->
                page(
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
  }
}
