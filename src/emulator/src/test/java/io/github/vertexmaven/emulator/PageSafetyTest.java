package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's address serves to whom, and with which headers. */
class PageSafetyTest {

  @TempDir static Path home;

  private static Lab lab;
  private static String name;

  @BeforeAll
  static void runAJob() throws Exception {
    lab = Lab.open(home);
    name = lab.run("policy").job().getName();
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  private static RawHttp get(String target, String... headers) throws IOException {
    return RawHttp.send(lab.httpAddress(), "GET", target, headers);
  }

  @Test
  void letsNothingRunButItsOwnFiles() throws Exception {
    RawHttp page = get("/");
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .contains("require-trusted-types-for 'script'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.text()).doesNotContain("style=", "onclick", "<script>");
    for (String file :
        List.of(
            "/",
            "/page/app.js",
            "/page/page.css",
            "/page/viewer/dagre.min.js",
            "/page/viewer/drawing.js",
            "/page/icon.svg")) {
      RawHttp reply = get(file);
      assertThat(reply.status()).as(file).isEqualTo(200);
      assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(reply.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      RawHttp again = get(file, "If-None-Match: " + reply.header("ETag"));
      assertThat(again.status()).isEqualTo(304);
      assertThat(get(file).body()).isEqualTo(reply.body());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/../Emulator.class",
        "/page/%2e%2e/Emulator.class",
        "/page/PageService.class",
        "/page/page.html",
        "/page/package-info.class",
        "/page/sub/app.js",
        "/page/data/secrets",
        "/favicon.ico",
        "/etc/passwd"
      })
  void servesNothingElse(String target) throws Exception {
    assertThat(get(target).status()).isEqualTo(404);
  }

  @Test
  void onlyAnswers() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      assertThat(
              RawHttp.send(lab.httpAddress(), method, "/page/data/jobs", "Content-Length: 0")
                  .status())
          .isEqualTo(405);
    }
    assertThat(RawHttp.send(lab.httpAddress(), "HEAD", "/").status()).isEqualTo(200);
  }

  @Test
  void turnsForeignCallersAway() throws Exception {
    for (String target :
        List.of("/", "/page/app.js", "/page/data/jobs", "/v1/" + Lab.PARENT + "/pipelineJobs")) {
      for (String header :
          List.of(
              "Host: rebound.example",
              "Host: 127.0.0.1.rebound.example:80",
              "Origin: http://evil.example",
              "Origin: null",
              "Sec-Fetch-Site: cross-site",
              "Sec-Fetch-Site: same-site")) {
        assertThat(get(target, header).status()).as(target + " " + header).isEqualTo(403);
      }
      assertThat(get(target, "Sec-Fetch-Site: same-origin").status()).isEqualTo(200);
    }
  }

  @Test
  void isOpenedByLinksFromElsewhere() throws Exception {
    String[] link = {
      "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"
    };
    assertThat(get("/", link).status()).isEqualTo(200);
    assertThat(get("/page/data/jobs", link).status()).isEqualTo(403);
    link[2] = "Sec-Fetch-Dest: iframe";
    assertThat(get("/", link).status()).isEqualTo(403);
  }

  @Test
  void takesChangesFromBrowsersOnlyIfTheyTellThatThePageSentThem() throws Exception {
    String cancel = "/v1/" + name + ":cancel";
    String own = "Origin: http://" + lab.httpAddress();
    String browser = "User-Agent: Mozilla/5.0";
    assertThat(post(cancel, browser)).isEqualTo(403);
    assertThat(post(cancel, browser, "Origin: http://evil.example")).isEqualTo(403);
    assertThat(post(cancel, browser, own)).isEqualTo(200);
    assertThat(post(cancel, browser, "X-Vertexai-Page: 1")).isEqualTo(200);
    assertThat(post(cancel, "User-Agent: curl/8")).isEqualTo(200);
  }

  private static int post(String target, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: 0";
    return RawHttp.send(lab.httpAddress(), "POST", target, all).status();
  }
}
