package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** HTTP as it is on the wire: also headers that clients of Java do not let one set. */
record RawHttp(int status, Map<String, String> headers, byte[] body) {

  /**
   * Sends a request.
   *
   * @param address host and port
   * @param headers lines; {@code Host} is the address unless it is among them
   */
  static RawHttp send(String address, String method, String target, String... headers)
      throws IOException {
    String[] parts = address.split(":");
    try (Socket socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
      StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
      if (Arrays.stream(headers).noneMatch(line -> line.startsWith("Host:"))) {
        request.append("Host: ").append(address).append("\r\n");
      }
      Arrays.stream(headers).forEach(line -> request.append(line).append("\r\n"));
      request.append("Connection: close\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(UTF_8));
      return parsed(socket.getInputStream().readAllBytes());
    }
  }

  private static RawHttp parsed(byte[] bytes) {
    String latin = new String(bytes, ISO_8859_1);
    int end = latin.indexOf("\r\n\r\n");
    String[] lines = latin.substring(0, end).split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
    }
    return new RawHttp(
        Integer.parseInt(lines[0].split(" ")[1]),
        headers,
        Arrays.copyOfRange(bytes, end + 4, bytes.length));
  }

  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  String text() {
    return new String(body, UTF_8);
  }
}
