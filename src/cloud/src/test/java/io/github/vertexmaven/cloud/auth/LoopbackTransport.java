package io.github.vertexmaven.cloud.auth;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Sends what is for Google to a server on loopback, which hears for whom it was. */
final class LoopbackTransport extends HttpTransport {

  /** The header with the host that was meant. */
  static final String HOST = "X-Meant-For";

  private final int port;

  LoopbackTransport(int port) {
    this.port = port;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
    URI meant = URI.create(url);
    String query = meant.getRawQuery() == null ? "" : "?" + meant.getRawQuery();
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + meant.getRawPath() + query)
                .toURL()
                .openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty(HOST, meant.getHost());
    return new LowLevelHttpRequest() {
      @Override
      public void addHeader(String name, String value) {
        connection.addRequestProperty(name, value);
      }

      @Override
      public LowLevelHttpResponse execute() throws IOException {
        if (getStreamingContent() != null) {
          connection.setDoOutput(true);
          connection.setRequestProperty("Content-Type", getContentType());
          getStreamingContent().writeTo(connection.getOutputStream());
        }
        return new Answer(connection, connection.getResponseCode());
      }
    };
  }

  private static final class Answer extends LowLevelHttpResponse {

    private final HttpURLConnection connection;
    private final int status;

    Answer(HttpURLConnection connection, int status) {
      this.connection = connection;
      this.status = status;
    }

    @Override
    public InputStream getContent() throws IOException {
      return status < 400 ? connection.getInputStream() : connection.getErrorStream();
    }

    @Override
    public String getContentEncoding() {
      return connection.getContentEncoding();
    }

    @Override
    public long getContentLength() {
      return connection.getContentLengthLong();
    }

    @Override
    public String getContentType() {
      return connection.getContentType();
    }

    @Override
    public String getStatusLine() {
      return connection.getHeaderField(0);
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public String getReasonPhrase() {
      return "";
    }

    @Override
    public int getHeaderCount() {
      return headers().size();
    }

    @Override
    public String getHeaderName(int index) {
      return headers().get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
      return headers().get(index).getValue();
    }

    private List<Map.Entry<String, String>> headers() {
      return connection.getHeaderFields().entrySet().stream()
          .filter(header -> header.getKey() != null)
          .map(header -> Map.entry(header.getKey(), header.getValue().get(0)))
          .toList();
    }
  }
}
