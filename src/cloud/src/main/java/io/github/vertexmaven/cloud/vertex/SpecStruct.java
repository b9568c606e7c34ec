package io.github.vertexmaven.cloud.vertex;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.protobuf.Struct;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The spec's JSON as a {@code Struct}. Not by {@code JsonFormat}, which rounds integers beyond 2^53
 * without a word.
 */
final class SpecStruct {

  private SpecStruct() {}

  static Struct of(String json) {
    JsonElement read = parse(json);
    if (!read.isJsonObject()) {
      throw notASpec("it is not a JSON object", null);
    }
    return PlainValues.value(plain(read), "The pipeline spec").getStructValue();
  }

  private static JsonElement parse(String json) {
    JsonReader reader = new JsonReader(new StringReader(json));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement read = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw notASpec("text follows its end", null);
      }
      return read;
    } catch (JsonParseException | IOException e) {
      throw notASpec("it is not JSON", e);
    }
  }

  private static Object plain(JsonElement json) {
    if (json.isJsonObject()) {
      Map<String, Object> members = new LinkedHashMap<>();
      json.getAsJsonObject().asMap().forEach((name, child) -> members.put(name, plain(child)));
      return members;
    }
    if (json.isJsonArray()) {
      return json.getAsJsonArray().asList().stream().map(SpecStruct::plain).toList();
    }
    return json.isJsonNull() ? null : scalar(json.getAsJsonPrimitive());
  }

  private static Object scalar(JsonPrimitive primitive) {
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isNumber() ? number(primitive.getAsString()) : primitive.getAsString();
  }

  private static Number number(String literal) {
    return literal.matches("-?[0-9]+") ? new BigInteger(literal) : Double.valueOf(literal);
  }

  private static RemoteException notASpec(String reason, Exception cause) {
    return new RemoteException(
        Kind.INVALID, "The pipeline spec cannot be sent: " + reason + "; compile it again.", cause);
  }
}
