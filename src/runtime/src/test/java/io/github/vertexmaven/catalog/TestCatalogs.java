package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Catalogs from YAML text, and types that a node would declare. */
public final class TestCatalogs {

  public static final Type MAPS = listOf(parameterized(Map.class, String.class, Object.class));

  private TestCatalogs() {}

  public static Catalog open(Path project, String yaml) {
    return open(new DataPlaces(project, Optional.empty()), yaml);
  }

  public static Catalog open(DataPlaces places, String yaml) {
    return CatalogReader.open(yaml(yaml, "conf/base/catalog.yml"), places, loader());
  }

  public static ConfValue.Mapping yaml(String yaml, String source) {
    return (ConfValue.Mapping) YamlReader.readValue(yaml, source);
  }

  private static ClassLoader loader() {
    return TestCatalogs.class.getClassLoader();
  }

  public static Type listOf(Type element) {
    return parameterized(List.class, element);
  }

  public static Type parameterized(Class<?> raw, Type... arguments) {
    return new ParameterizedType() {
      @Override
      public Type[] getActualTypeArguments() {
        return arguments.clone();
      }

      @Override
      public Type getRawType() {
        return raw;
      }

      @Override
      public Type getOwnerType() {
        return null;
      }

      @Override
      public String getTypeName() {
        StringBuilder name = new StringBuilder(raw.getName()).append('<');
        for (int i = 0; i < arguments.length; i++) {
          name.append(i == 0 ? "" : ", ").append(arguments[i].getTypeName());
        }
        return name.append('>').toString();
      }
    };
  }
}
