package io.github.vertexmaven.catalog.object;

import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which classes a file may name, besides those of the project. */
final class AllowedClasses {

  private static final Set<Class<?>> CONSTANTS =
      Set.of(DayOfWeek.class, Month.class, ChronoUnit.class, TimeUnit.class, RoundingMode.class);

  private AllowedClasses() {}

  /** Enums of the JDK are allowed one by one. */
  static boolean isConstant(Class<?> type, ProjectClasses project) {
    return CONSTANTS.contains(type) || (type.isEnum() && project.contains(type));
  }

  /**
   * Arrays may be made of anything that could itself be made, and of the JDK's interfaces; an empty
   * array makes no element.
   */
  static boolean isElement(Class<?> type, ProjectClasses project) {
    if (type.isArray()) {
      return type.getComponentType().isPrimitive() || isElement(type.getComponentType(), project);
    }
    return type.getClassLoader() == null || project.own().test(type);
  }
}
