package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** A pipeline that the server fetches by itself. */
record PackageUrl(String text) {

  private static final Set<String> HOSTS =
      Set.of(
          "storage.googleapis.com", "s3.amazonaws.com", "github.com", "raw.githubusercontent.com");
  private static final int HTTPS = 443;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Its file, checked; the newest releases fetch from a few hosts only. */
  Manifest fetched(KubeflowRelease release) {
    URI uri = uri(release);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != 200) {
          throw failed("the answer is " + response.statusCode());
        }
        byte[] bytes = in.readNBytes((PipelineFile.MOST_MEGABYTES << 20) + 1);
        return PipelineFile.read(uri.getPath(), bytes);
      }
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the emulator closes");
    }
  }

  private URI uri(KubeflowRelease release) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
        throw ApiFault.invalid("invalid pipeline spec URL: " + text);
      }
      if (release.isFrom(2, 17)) {
        permitted(uri);
      }
      return uri;
    } catch (IllegalArgumentException | NullPointerException e) {
      throw ApiFault.invalid("invalid pipeline spec URL: " + text);
    }
  }

  private void permitted(URI uri) {
    boolean isPort = uri.getPort() < 0 || uri.getPort() == HTTPS;
    if (!uri.getScheme().equals("https") || !isPort || !HOSTS.contains(uri.getHost())) {
      throw ApiFault.invalid(
          "pipeline URL " + text + " is not allowed: it must be https on a host of " + HOSTS);
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
        if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
          throw ApiFault.invalid("pipeline URL " + text + " leads to a private address");
        }
      }
    } catch (IOException e) {
      throw failed("its host is not known");
    }
  }

  private ApiFault failed(String reason) {
    return ApiFault.invalid("Failed to download the pipeline spec from " + text + ": " + reason);
  }
}
