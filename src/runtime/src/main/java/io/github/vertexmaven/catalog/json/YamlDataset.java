package io.github.vertexmaven.catalog.json;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.file.Encoding;
import io.github.vertexmaven.catalog.file.ForeignFormat;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Conversions;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.WholeText;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.config.YamlWriter;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML 1.2: any value made of records, maps, lists, text, numbers and booleans. For small things
 * that people read; decimals are doubles.
 */
public final class YamlDataset implements Dataset {

  private static final int MOST = 10;

  private final DataFile file;

  public YamlDataset(DataFile file) {
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Object plain = plain();
    Optional<Shape> shape = Shape.of(wanted).filter(Shape.Frame.class::isInstance);
    return shape.isPresent()
        ? shape.get().of(JsonTable.of(plain), RowNumbers.from(1))
        : JsonDataset.converted(plain, Conversions.to(wanted), "");
  }

  private Object plain() throws Exception {
    try (InputStream in = file.open();
        Reader reader = Encoding.UTF_8.reader(in)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      requireVersion(text.toString());
      return YamlReader.readValue(text.toString(), "the file").plain();
    } catch (CharacterCodingException e) {
      try (InputStream in = file.open()) {
        ForeignFormat.refuse(in);
      }
      try (InputStream in = file.open()) {
        throw new BadData(
            Encoding.UTF_8.badLine(in) + "the bytes are not UTF-8, which YAML is here.", e);
      }
    } catch (ConfException e) {
      throw new BadData(shown(e.problems()), e);
    }
  }

  /** In YAML 1.1 the same words may mean something else. */
  private static void requireVersion(String text) throws BadData {
    int number = 0;
    for (String line : text.lines().takeWhile(line -> !line.startsWith("---")).toList()) {
      number++;
      if (line.matches("%YAML\\s+1\\.[01]\\b.*")) {
        throw new BadData(
            "line "
                + number
                + ": it says that it is YAML 1.1, in which yes is true and 010 is eight; here it"
                + " would be YAML 1.2. Write its values as that has them, without this line.");
      }
    }
  }

  /** The first ones: in a file that something else wrote all keys may stand twice. */
  private static String shown(List<String> problems) {
    List<String> shown =
        new ArrayList<>(
            problems.stream()
                .limit(MOST)
                .map(problem -> problem.replaceFirst("^the file:(\\d+): ", "line $1: "))
                .map(problem -> problem.replace("the file: ", ""))
                .toList());
    if (problems.size() > MOST) {
      shown.add((problems.size() - MOST) + " more problems are not shown.");
    }
    return String.join("\n", shown);
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    String text = YamlWriter.text(PlainValue.of(value));
    try {
      file.write(
          out -> {
            Writer writer = Encoding.UTF_8.writer(out);
            writer.write(text);
            writer.flush();
          });
    } catch (CharacterCodingException e) {
      throw new BadData(WholeText.PROBLEM, e);
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TypeRefusal.toLoad(
        Shape.of(wanted).isPresent() || Conversions.reaches(wanted),
        "yaml",
        wanted,
        "records, lists, maps, text, numbers, booleans or a DataFrame");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
