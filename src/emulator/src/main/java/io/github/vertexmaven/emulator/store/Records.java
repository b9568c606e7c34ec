package io.github.vertexmaven.emulator.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Optional;

/**
 * Records as JSON: an {@code Optional} is its value or null, an {@code Instant} its ISO text. A
 * text that lacks what a record needs is damaged; what older emulators did not write, the record's
 * own constructor adds.
 */
final class Records {

  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .registerTypeAdapter(Instant.class, new Instants())
          .registerTypeAdapterFactory(new Optionals())
          .registerTypeAdapterFactory(new Complete())
          .create();

  private Records() {}

  static String write(Object value) {
    return GSON.toJson(value);
  }

  static <T> T read(String text, Class<T> type) {
    return GSON.fromJson(text, type);
  }

  private static final class Complete implements TypeAdapterFactory {
    @Override
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (!type.getRawType().isRecord()) {
        return null;
      }
      return new CompleteAdapter<>(
          gson.getDelegateAdapter(this, type), type.getRawType().getRecordComponents());
    }
  }

  private static final class CompleteAdapter<T> extends TypeAdapter<T> {
    private final TypeAdapter<T> record;
    private final RecordComponent[] components;

    CompleteAdapter(TypeAdapter<T> record, RecordComponent[] components) {
      this.record = record;
      this.components = components;
      for (RecordComponent component : components) {
        component.getAccessor().setAccessible(true);
      }
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      record.write(out, value);
    }

    @Override
    public T read(JsonReader in) throws IOException {
      T value = record.read(in);
      for (RecordComponent component : components) {
        if (value != null && part(value, component) == null) {
          throw new JsonParseException(component.getName() + " is missing");
        }
      }
      return value;
    }

    private static Object part(Object value, RecordComponent component) {
      try {
        return component.getAccessor().invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Instants extends TypeAdapter<Instant> {
    @Override
    public void write(JsonWriter out, Instant value) throws IOException {
      out.value(value == null ? null : value.toString());
    }

    @Override
    public Instant read(JsonReader in) throws IOException {
      return InstantText.parsed(in.nextString());
    }
  }

  private static final class Optionals implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked")
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Optional.class) {
        return null;
      }
      TypeToken<?> inner =
          TypeToken.get(((ParameterizedType) type.getType()).getActualTypeArguments()[0]);
      return (TypeAdapter<T>) new OptionalAdapter<>(gson.getAdapter(inner));
    }
  }

  private static final class OptionalAdapter<V> extends TypeAdapter<Optional<V>> {
    private final TypeAdapter<V> inner;

    OptionalAdapter(TypeAdapter<V> inner) {
      this.inner = inner;
    }

    @Override
    public void write(JsonWriter out, Optional<V> value) throws IOException {
      if (value.isPresent()) {
        inner.write(out, value.get());
      } else {
        out.nullValue();
      }
    }

    @Override
    public Optional<V> read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return Optional.empty();
      }
      return Optional.of(inner.read(in));
    }
  }
}
