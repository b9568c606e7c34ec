package io.github.vertexmaven.emulator.vertex;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain values and protobuf's own for them. */
final class Structs {

  private Structs() {}

  static Map<String, Object> plain(Struct struct) {
    Map<String, Object> map = new LinkedHashMap<>();
    struct.getFieldsMap().forEach((key, value) -> map.put(key, plain(value)));
    return Collections.unmodifiableMap(map);
  }

  static Object plain(Value value) {
    return switch (value.getKindCase()) {
      case NUMBER_VALUE -> value.getNumberValue();
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case STRUCT_VALUE -> plain(value.getStructValue());
      case LIST_VALUE -> plain(value.getListValue());
      default -> null;
    };
  }

  static Struct struct(Map<String, Object> map) {
    Struct.Builder struct = Struct.newBuilder();
    map.forEach((key, value) -> struct.putFields(key, value(value)));
    return struct.build();
  }

  static Value value(Object plain) {
    Value.Builder value = Value.newBuilder();
    if (plain instanceof Number number) {
      value.setNumberValue(number.doubleValue());
    } else if (plain instanceof Boolean truth) {
      value.setBoolValue(truth);
    } else if (plain instanceof List<?> list) {
      ListValue.Builder values = ListValue.newBuilder();
      list.forEach(element -> values.addValues(value(element)));
      value.setListValue(values);
    } else if (plain instanceof Map<?, ?> map) {
      Struct.Builder struct = Struct.newBuilder();
      map.forEach((key, entry) -> struct.putFields((String) key, value(entry)));
      value.setStructValue(struct);
    } else if (plain == null) {
      value.setNullValue(NullValue.NULL_VALUE);
    } else {
      value.setStringValue(plain.toString());
    }
    return value.build();
  }

  private static List<Object> plain(ListValue values) {
    List<Object> list = new ArrayList<>();
    values.getValuesList().forEach(value -> list.add(plain(value)));
    return Collections.unmodifiableList(list);
  }
}
