package io.github.vertexmaven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No module depends on the locale, the encoding or the time zone of the machine without saying so:
 * in Turkey {@code "I".toLowerCase()} is no i, in Egypt {@code %d} writes other digits, and where
 * the locale is C {@code getBytes()} writes question marks.
 */
class EveryLocaleTest {

  /** What takes the locale, the encoding or the time zone of the machine. */
  private static final Pattern BY_THE_MACHINE =
      Pattern.compile(
          """
          java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\)
          java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*
          java\\.lang\\.String\\.<init>\\(\\[B(, int, int)?\\)
          java\\.io\\.ByteArrayOutputStream\\.toString\\(\\)
          java\\.io\\.(FileReader|FileWriter)\\.<init>\\((?!.*Charset).*
          java\\.io\\.(InputStreamReader|OutputStreamWriter)\\.<init>\\(java\\.io\\.\\w+\\)
          java\\.io\\.(PrintStream|PrintWriter)\\.<init>\\(java\\.(io\\.File|lang\\.String)\\)
          java\\.io\\.(PrintStream|PrintWriter)\\.<init>\\(java\\.io\\.OutputStream(, boolean)?\\)
          java\\.io\\.(PrintStream|PrintWriter)\\.(format|printf)\\(java\\.lang\\.String, .*
          java\\.lang\\.Process\\.(inputReader|errorReader|outputWriter)\\(\\)
          java\\.util\\.Scanner\\.<init>\\((?!.*(Charset|java\\.lang\\.String)).*
          java\\.util\\.Formatter\\.<init>\\((?!.*Locale).*
          java\\.util\\.Locale\\.getDefault\\(.*
          java\\.util\\.TimeZone\\.getDefault\\(\\)
          java\\.util\\.(GregorianCalendar\\.<init>|Calendar\\.getInstance)\\(.*
          java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)
          java\\.text\\.(DecimalFormat|SimpleDateFormat|MessageFormat)\\.<init>\\((?!.*(Locale|Symbols)).*
          java\\.text\\.DecimalFormatSymbols\\.(<init>|getInstance)\\(\\)
          java\\.text\\.MessageFormat\\.format\\(java\\.lang\\.String, .*
          java\\.text\\.(NumberFormat|DateFormat|Collator|BreakIterator)\\.get\\w*Instance\\((?!.*Locale).*
          java\\.time\\.(LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Year)\\.now\\(\\)
          java\\.time\\.Clock\\.systemDefaultZone\\(\\)
          java\\.time\\.ZoneId\\.systemDefault\\(\\)
          java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)
          java\\.time\\.format\\.DateTimeFormatter\\.ofLocalized\\w+\\(.*
          java\\.time\\.format\\.DateTimeFormatterBuilder\\.toFormatter\\(\\)
          """
              .strip()
              .replace('\n', '|'));

  /** Classes that ask for what the machine has, and why. */
  private static final Map<String, Set<String>> MEANT =
      Map.of(
          "tables show times as the clock of who reads them does",
          Set.of(
              "io.github.vertexmaven.core.show.status.JobList",
              "io.github.vertexmaven.core.show.status.ScheduleList"),
          "what the screen, a file's name or an argument can hold decides what is sent there",
          Set.of(
              "io.github.vertexmaven.core.show.terminal.Terminal",
              "io.github.vertexmaven.config.FileNames",
              "io.github.vertexmaven.tell.SecretTexts",
              "io.github.vertexmaven.emulator.process.ArgumentCheck"));

  private static final Pattern LOCALIZED =
      Pattern.compile("%(\\d+\\$)?[-+#,0(]*\\d*(\\.\\d+)?[defgatEGAT]");

  private static JavaClasses classes;

  @BeforeAll
  static void readAllModules() throws IOException {
    classes = BuiltModules.classes();
  }

  @AfterAll
  static void forgetThem() {
    classes = null;
  }

  private static Stream<String> used(JavaCodeUnit code) {
    return Stream.of(
            code.getCallsFromSelf(),
            code.getMethodReferencesFromSelf(),
            code.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .map(use -> use.getTarget().getFullName() + " " + use.getSourceCodeLocation());
  }

  private static boolean isMeant(JavaClass type) {
    return MEANT.values().stream().anyMatch(types -> types.contains(type.getFullName()));
  }

  private static boolean isByTheMachine(String use) {
    return BY_THE_MACHINE.matcher(use.substring(0, use.lastIndexOf(" ("))).matches();
  }

  private static Set<String> foundIn(JavaClasses classes, Predicate<JavaClass> which) {
    Set<String> found = new TreeSet<>();
    classes.stream()
        .filter(which)
        .flatMap(type -> type.getCodeUnits().stream())
        .flatMap(EveryLocaleTest::used)
        .filter(EveryLocaleTest::isByTheMachine)
        .forEach(found::add);
    return found;
  }

  @Test
  void codeSaysItsLocaleItsEncodingAndItsTimeZone() {
    assertThat(classes.contain("io.github.vertexmaven.launcher.RunTask")).isTrue();
    assertThat(classes.contain("io.github.vertexmaven.maven.RunOnceMojo")).isTrue();
    assertThat(foundIn(classes, type -> !isMeant(type))).isEmpty();
  }

  /** The scan sees each kind of use, and each of its exceptions. */
  @Test
  void everyExceptionIsNeeded() {
    for (String type : MEANT.values().stream().flatMap(Set::stream).toList()) {
      if (classes.contain(type)) {
        assertThat(foundIn(classes, each -> each.getFullName().equals(type))).as(type).isNotEmpty();
      }
    }
    JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
    assertThat(foundIn(careless, type -> true).stream().map(use -> use.replaceFirst(" \\(.*", "")))
        .containsExactly(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.getBytes()",
            "java.lang.String.toLowerCase()");
  }

  private static final class Careless {
    static List<String> of(Stream<String> names, int count) {
      return names
          .map(String::toLowerCase)
          .map(n -> String.format("%d", count + n.getBytes().length))
          .toList();
    }
  }

  /** {@code formatted} takes no locale: it may fill in texts, and no numbers. */
  @Test
  void textsThatAreFilledInHaveNoNumbersToFormat() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : BuiltModules.sources()) {
      String text = Files.readString(file);
      if (text.contains(".formatted(") && LOCALIZED.matcher(text).find()) {
        found.add(file.toString());
      }
    }
    assertThat(found).isEmpty();
  }
}
