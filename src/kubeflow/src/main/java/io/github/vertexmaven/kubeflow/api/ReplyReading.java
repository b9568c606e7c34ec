package io.github.vertexmaven.kubeflow.api;

import io.github.vertexmaven.kubeflow.api.CallFault.Sort;
import io.github.vertexmaven.kubeflow.http.HttpReply;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what an answer is before anybody takes it for JSON. */
final class ReplyReading {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_FAULT = 500;

  /** Too early, too many, and what a gateway says whose server is away. */
  private static final Set<Integer> TRANSIENT = Set.of(408, 425, 429, 502, 503, 504);

  /** Where gateways send those who are not logged in. */
  private static final Pattern LOGIN =
      Pattern.compile(
          "/dex/|/oauth2/|accounts\\.google\\.com|/login|/authservice/|/_gcp_gatekeeper");

  /** Faults of the request that servers wrap as faults of their own. */
  private static final Pattern CARELESS =
      Pattern.compile(
          "(?i)invalid input|InvalidInputError|error fetching manifest|cannot be empty");

  private static final int LONGEST = 500;

  private ReplyReading() {}

  /**
   * The text of a good answer.
   *
   * @throws CallFault for any other
   */
  static String text(HttpReply reply) {
    if (reply.isRedirect()) {
      String location = reply.location().orElseThrow();
      throw LOGIN.matcher(location).find()
          ? fault(Sort.LOGIN, reply, "it sends to a login at " + withoutQuery(location))
          : fault(Sort.REFUSED, reply, "it sends to " + withoutQuery(location));
    }
    if (TRANSIENT.contains(reply.status())) {
      throw fault(Sort.TRANSIENT, reply, words(reply));
    }
    if (reply.status() == UNAUTHORIZED || reply.status() == FORBIDDEN && reply.isPage()) {
      throw fault(Sort.LOGIN, reply, words(reply));
    }
    if (reply.status() >= SERVER_FAULT) {
      boolean ours = CARELESS.matcher(reply.body()).find();
      throw fault(ours ? Sort.REFUSED : Sort.TRANSIENT, reply, words(reply));
    }
    if (reply.isPage()) {
      throw fault(Sort.PAGE, reply, "it answers with a web page" + title(reply.body()));
    }
    if (!reply.isGood()) {
      throw fault(Sort.REFUSED, reply, words(reply));
    }
    return reply.body();
  }

  /**
   * The object of a good answer.
   *
   * @throws CallFault when it is none
   */
  static ApiFields fields(HttpReply reply) {
    String text = text(reply);
    try {
      return text.isBlank() ? ApiFields.empty() : ApiFields.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CallFault(
          Sort.TRANSIENT, reply.status(), "its answer is incomplete, or is " + e.getMessage(), e);
    }
  }

  private static CallFault fault(Sort sort, HttpReply reply, String words) {
    return new CallFault(sort, reply.status(), words, null);
  }

  private static String withoutQuery(String location) {
    return location.replaceFirst("[?#].*", "");
  }

  private static String title(String page) {
    var found = Pattern.compile("(?is)<title>(.{1,80}?)</title>").matcher(page);
    return found.find() ? ", '" + found.group(1).strip() + "'" : "";
  }

  /** What the server says for people, else the chain of its reasons. */
  private static String words(HttpReply reply) {
    if (reply.isPage()) {
      return "HTTP " + reply.status() + title(reply.body());
    }
    try {
      return oneLine(words(ApiFields.parse(reply.body()))).orElse("HTTP " + reply.status());
    } catch (IllegalArgumentException e) {
      return oneLine(Optional.of(reply.body()))
          .map(text -> "HTTP " + reply.status() + ": " + text)
          .orElse("HTTP " + reply.status());
    }
  }

  private static Optional<String> words(ApiFields error) {
    List<ApiFields> details = error.list("details");
    return details.stream()
        .findFirst()
        .flatMap(detail -> detail.text("message"))
        .filter(text -> !text.contains("Internal Server Error"))
        .or(() -> error.text("error_details"))
        .or(() -> error.text("error_message"))
        .or(() -> error.text("message"))
        .or(() -> error.text("error"));
  }

  private static Optional<String> oneLine(Optional<String> text) {
    return text.map(words -> words.strip().replaceAll("\\s+", " "))
        .map(words -> words.replaceFirst("\\.$", ""))
        .filter(words -> !words.isEmpty())
        .map(words -> words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words);
  }
}
