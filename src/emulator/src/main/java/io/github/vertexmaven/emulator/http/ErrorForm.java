package io.github.vertexmaven.emulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** How a service says that a request is refused. */
@FunctionalInterface
public interface ErrorForm {

  HttpResponse of(Rejection refusal);

  /** What is answered, or that it is refused; a defect of ours is said to be one. */
  default HttpResponse answered(Attempt attempt) {
    try {
      return attempt.answer();
    } catch (Rejection refusal) {
      return of(refusal);
    } catch (EOFException | ZipException broken) {
      return of(Rejection.invalid("The request's body cannot be read: " + broken.getMessage()));
    } catch (StackOverflowError e) {
      return of(Rejection.invalid(Rejection.TOO_DEEP));
    } catch (IOException | RuntimeException e) {
      return of(Rejection.failed(e));
    }
  }

  /** What may be refused. */
  interface Attempt {
    HttpResponse answer() throws IOException;
  }
}
