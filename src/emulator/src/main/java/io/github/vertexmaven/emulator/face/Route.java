package io.github.vertexmaven.emulator.face;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.HttpRule;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call at a path (google/api/http.proto).
 *
 * @param body the field that the body is, {@code *} for all of them, or empty
 */
record Route(
    String verb,
    Pattern path,
    List<String> names,
    String body,
    Message question,
    Function<Message, Message> answer) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_.]+)=([^}]+)\\}");

  static <Q extends Message, A extends Message> Route of(Call<Q, A> call, HttpRule rule) {
    List<String> names = new ArrayList<>();
    Message question =
        (Message)
            ((MethodDescriptor.PrototypeMarshaller<Q>) call.method().getRequestMarshaller())
                .getMessagePrototype();
    return new Route(
        verb(rule),
        pattern(template(rule), names),
        List.copyOf(names),
        rule.getBody(),
        question,
        message -> call.answer().apply(cast(message)));
  }

  boolean matches(String raw) {
    return path.matcher(raw).matches();
  }

  Message call(Message message) {
    return answer.apply(message);
  }

  /** The fields that the path gives. */
  Map<String, String> variables(String raw) {
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher matcher = path.matcher(raw);
    if (matcher.matches()) {
      for (int i = 0; i < names.size(); i++) {
        variables.put(names.get(i), URLDecoder.decode(matcher.group(i + 1), UTF_8));
      }
    }
    return variables;
  }

  private static String verb(HttpRule rule) {
    return rule.getPatternCase().name();
  }

  private static String template(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case POST -> rule.getPost();
      case PATCH -> rule.getPatch();
      case DELETE -> rule.getDelete();
      default -> rule.getPut();
    };
  }

  private static Pattern pattern(String template, List<String> names) {
    StringBuilder regex = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(template);
    int end = 0;
    while (matcher.find()) {
      names.add(matcher.group(1));
      regex.append(Pattern.quote(template.substring(end, matcher.start())));
      regex.append('(').append(matcher.group(2).replace("*", "[^/:]+")).append(')');
      end = matcher.end();
    }
    return Pattern.compile(regex + Pattern.quote(template.substring(end)));
  }

  @SuppressWarnings("unchecked")
  private static <Q> Q cast(Message message) {
    return (Q) message;
  }
}
