package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A file of text: as one {@code String}, or as a {@code List<String>} of its lines. */
public final class TextDataset implements Dataset {

  private final DataFile file;
  private final Encoding loading;
  private final Encoding saving;

  public TextDataset(DatasetDefinition definition, DataFile file) {
    this.file = file;
    this.loading = Encoding.of(definition.loadArgs());
    this.saving = Encoding.of(definition.saveArgs());
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open();
        Reader reader = loading.reader(in)) {
      return isLines(wanted) ? new BufferedReader(reader).lines().toList() : whole(reader);
    } catch (CharacterCodingException e) {
      throw undecodable();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? undecodable() : e;
    }
  }

  private BadData undecodable() throws IOException, BadData {
    try (InputStream in = file.open()) {
      ForeignFormat.refuse(in);
    }
    try (InputStream in = file.open()) {
      return loading.undecodable(loading.badLine(in));
    }
  }

  private static String whole(Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    if (!(value instanceof CharSequence) && !(value instanceof Collection)) {
      throw new BadData("text cannot keep a " + value.getClass().getTypeName() + ".");
    }
    try {
      file.write(
          // No lambda, for which each task would have code made.
          new DataFile.Content() {
            @Override
            public void to(OutputStream out) throws Exception {
              Writer writer = saving.writer(out);
              write(value, writer);
              writer.close();
            }
          });
    } catch (CharacterCodingException e) {
      throw saving.unencodable(place(value));
    }
  }

  private static void write(Object value, Writer writer) throws IOException, BadData {
    if (!(value instanceof Collection<?> lines)) {
      writer.write(value.toString());
      return;
    }
    int number = 0;
    for (Object line : lines) {
      writer.write(checked(line, ++number));
      writer.write('\n');
    }
  }

  /** The line whose text the encoding cannot write. */
  private String place(Object value) {
    CharsetEncoder encoder = saving.charset().newEncoder();
    List<?> lines =
        value instanceof Collection<?> all ? List.copyOf(all) : value.toString().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!encoder.canEncode((String) lines.get(i))) {
        return "line " + (i + 1) + ": ";
      }
    }
    return "";
  }

  private static String checked(Object line, int number) throws BadData {
    if (line instanceof String text && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return text;
    }
    throw new BadData("line " + number + " of the list is not one line of text.");
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    boolean possible = isLines(wanted) || Types.raw(wanted).isAssignableFrom(String.class);
    return TypeRefusal.toLoad(possible, "text", wanted, "a String or a List<String>");
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    Class<?> raw = Types.raw(written);
    boolean possible =
        isLines(written) || CharSequence.class.isAssignableFrom(raw) || raw == Object.class;
    return TypeRefusal.toSave(possible, "text", written, "a String or a List<String>");
  }

  private static boolean isLines(Type type) {
    Class<?> raw = Types.raw(type);
    return (raw == List.class || raw == Collection.class || raw == Iterable.class)
        && Types.raw(Types.argument(type, 0)).isAssignableFrom(String.class);
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
