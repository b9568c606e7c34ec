package io.github.vertexmaven.kubeflow.login;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A token that something else keeps fresh in a file: it is read anew for each call. */
final class TokenFileSession implements LoginSession {

  private final Path file;
  private String last = "";

  TokenFileSession(Path file) {
    this.file = file;
  }

  @Override
  public synchronized Map<String, String> headers() {
    last = read();
    return Map.of("Authorization", "Bearer " + last);
  }

  private String read() {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new RemoteException(
          Kind.NO_CREDENTIALS,
          "The token file "
              + file
              + " cannot be read: in a pod, a PodDefault of its namespace with the label"
              + " access-ml-pipeline puts the token there; elsewhere set kubeflow.auth.",
          e);
    }
  }

  /** A newer token may have come meanwhile. */
  @Override
  public synchronized boolean renew() {
    return !read().equals(last);
  }

  @Override
  public String advice() {
    return "the token in "
        + file
        + " is for another audience or has expired; its audience must be pipelines.kubeflow.org.";
  }
}
