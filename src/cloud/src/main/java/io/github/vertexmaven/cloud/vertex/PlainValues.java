package io.github.vertexmaven.cloud.vertex;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Plain JSON values as {@code google.protobuf.Value}, whose one kind of number is the double. */
final class PlainValues {

  /** Beyond 2^53 - 1 two integers share a double (pipeline_spec.proto, NUMBER_INTEGER). */
  private static final BigInteger GREATEST = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);

  private PlainValues() {}

  /**
   * Converts.
   *
   * @param where the value is, for the message of a refusal
   */
  static Value value(Object plain, String where) {
    Value.Builder value = Value.newBuilder();
    if (plain == null) {
      value.setNullValue(NullValue.NULL_VALUE);
    } else if (plain instanceof Map<?, ?> map) {
      value.setStructValue(struct(map, where));
    } else if (plain instanceof List<?> list) {
      value.setListValue(elements(list, where));
    } else if (plain instanceof Boolean bool) {
      value.setBoolValue(bool);
    } else if (plain instanceof Number number) {
      value.setNumberValue(number(number, where));
    } else {
      value.setStringValue(plain.toString());
    }
    return value.build();
  }

  private static Struct struct(Map<?, ?> map, String where) {
    Struct.Builder struct = Struct.newBuilder();
    map.forEach((name, child) -> struct.putFields(name.toString(), value(child, in(where, name))));
    return struct.build();
  }

  private static ListValue elements(List<?> list, String where) {
    ListValue.Builder values = ListValue.newBuilder();
    for (int i = 0; i < list.size(); i++) {
      values.addValues(value(list.get(i), where + "[" + i + "]"));
    }
    return values.build();
  }

  private static String in(String where, Object name) {
    return where.contains(" at ") ? where + "." + name : where + " at " + name;
  }

  private static double number(Number number, String where) {
    if (isWhole(number) && new BigInteger(number.toString()).abs().compareTo(GREATEST) > 0) {
      throw unsafe(where, number + " is an integer beyond 2^53 - 1, which Vertex AI would round");
    }
    if (!Double.isFinite(number.doubleValue())) {
      throw unsafe(where, "a number is not finite");
    }
    return number.doubleValue();
  }

  private static boolean isWhole(Number number) {
    return number instanceof Long || number instanceof Integer || number instanceof BigInteger;
  }

  private static RemoteException unsafe(String where, String reason) {
    return new RemoteException(
        Kind.INVALID, where + ": " + reason + "; write it as a string.", null);
  }
}
