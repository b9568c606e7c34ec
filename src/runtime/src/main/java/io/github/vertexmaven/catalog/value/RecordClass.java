package io.github.vertexmaven.catalog.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** A record class that can be taken apart and made, also when it is not public. */
public final class RecordClass {

  /** The record's own constructor refused the values. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final Class<?> type;
  private final RecordComponent[] components;
  private final Constructor<?> constructor;
  private final Method[] accessors;

  private RecordClass(Class<?> type) throws NoSuchMethodException {
    this.type = type;
    this.components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    this.accessors = new Method[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
    }
    this.constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
  }

  /** Takes a class for which {@code isRecord()} holds. */
  public static RecordClass of(Class<?> type) {
    try {
      return new RecordClass(type);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is not a record", e);
    }
  }

  /** The class's simple name. */
  public String name() {
    return type.getSimpleName();
  }

  /** The components in their declared order. */
  public RecordComponent[] components() {
    return components;
  }

  /** One value of a record, by the component's position. */
  public Object get(Object instance, int component) {
    try {
      return accessors[component].invoke(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          name() + "." + components[component].getName() + "() failed: " + e.getCause(),
          e.getCause());
    }
  }

  /**
   * Makes a record.
   *
   * @throws Refused when its constructor throws; the message is a sentence
   */
  public Object create(Object[] values) throws Refused {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new Refused("refused by " + name() + ": " + why + ".", cause);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
