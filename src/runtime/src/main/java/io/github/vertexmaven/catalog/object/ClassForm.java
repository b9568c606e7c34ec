package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.Sentence;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A class of the project as its fields: static and transient ones are no part of a value. */
final class ClassForm {

  private final Class<?> type;
  private final List<FieldForm> fields;
  private final boolean flat;
  private final Constructor<?> constructor;

  private ClassForm(Class<?> type, List<FieldForm> fields) throws ReflectiveOperationException {
    this.type = type;
    this.fields = List.copyOf(fields);
    this.flat = type.isRecord() && fields.stream().allMatch(FieldForm::flat);
    this.constructor = type.isRecord() ? canonical(type) : withoutCode(type);
  }

  /** Takes a class that is the project's own. */
  static ClassForm of(Class<?> type, ProjectClasses project) throws BadData {
    List<FieldForm> fields = new ArrayList<>();
    for (Class<?> c = type; c != Object.class && c != Record.class; c = c.getSuperclass()) {
      if (!project.contains(c)) {
        throw new BadData(
            "a "
                + type.getName()
                + " extends "
                + c.getName()
                + ", which is not a class of the project.");
      }
      addFields(c, fields);
    }
    try {
      return new ClassForm(type, fields);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new BadData(Sentence.of(type.getName() + " cannot be made: " + e.getMessage()), e);
    }
  }

  /**
   * Records keep the order of their components; elsewhere the compiler's order is nobody's promise.
   */
  private static void addFields(Class<?> type, List<FieldForm> fields) {
    List<Field> declared = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
        field.setAccessible(true);
        declared.add(field);
      }
    }
    if (!type.isRecord()) {
      declared.sort(Comparator.comparing(Field::getName));
    }
    declared.forEach(field -> fields.add(FieldForm.of(field)));
  }

  private static Constructor<?> canonical(Class<?> type) throws NoSuchMethodException {
    List<Class<?>> types = new ArrayList<>();
    for (var component : type.getRecordComponents()) {
      types.add(component.getType());
    }
    Constructor<?> canonical = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
    canonical.setAccessible(true);
    return canonical;
  }

  /**
   * What Java's own serialization uses: an instance comes to be without any code of its class.
   * Reached by name, because the compiler takes every mention of it for a mistake.
   */
  private static Constructor<?> withoutCode(Class<?> type) throws ReflectiveOperationException {
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new NoSuchMethodException("it is abstract");
    }
    Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
    Method method =
        factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
    Object instance = factory.getMethod("getReflectionFactory").invoke(null);
    return (Constructor<?>) method.invoke(instance, type, Object.class.getDeclaredConstructor());
  }

  Class<?> type() {
    return type;
  }

  boolean isRecord() {
    return type.isRecord();
  }

  List<FieldForm> fields() {
    return fields;
  }

  /**
   * Whether it is a record of nothing but numbers, texts and the like. Which of two equal ones it
   * is says nothing then, so nobody keeps account of them: there may be millions.
   */
  boolean isFlat() {
    return flat;
  }

  /** {@code name:type} of each field, by which a file tells whether the class is still the same. */
  List<String> signature() {
    List<String> signature = new ArrayList<>();
    for (FieldForm form : fields) {
      signature.add(form.field().getName() + ":" + form.field().getType().getTypeName());
    }
    return signature;
  }

  /** A record of these values. */
  Object record(Object[] values) throws BadData {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new BadData(
          Sentence.of("refused by " + type.getName() + ": " + e.getCause().getMessage()),
          e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new BadData("its values do not fit " + type.getName() + ".", e);
    }
  }

  /** An instance whose fields are not set yet. */
  Object blank() throws BadData {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new BadData(type.getName() + " cannot be made: " + e + ".", e);
    }
  }

  static void set(Field field, Object instance, Object value) throws BadData {
    try {
      field.set(instance, value);
    } catch (IllegalAccessException | IllegalArgumentException | NullPointerException e) {
      throw new BadData(
          "the value of "
              + field.getDeclaringClass().getName()
              + "."
              + field.getName()
              + " does not fit.",
          e);
    }
  }

  static Object get(Field field, Object instance) {
    try {
      return field.get(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
