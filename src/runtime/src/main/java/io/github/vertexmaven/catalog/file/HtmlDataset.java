package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** A page for people: a report, or a chart of a library that draws in the browser. */
public final class HtmlDataset implements Dataset {

  private final DataFile file;

  public HtmlDataset(DataFile file) {
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open();
        Reader reader = Encoding.UTF_8.reader(in)) {
      StringWriter page = new StringWriter();
      reader.transferTo(page);
      return page.toString();
    } catch (CharacterCodingException e) {
      throw new BadData("the bytes are not UTF-8, which html always is here.", e);
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    if (!(value instanceof CharSequence page)) {
      throw new BadData("html cannot keep a " + value.getClass().getTypeName() + ".");
    }
    if (page.toString().indexOf('<') < 0) {
      throw new BadData("the text has no tag, so it is not a page; use 'text' for plain text.");
    }
    try {
      file.write(out -> write(page, Encoding.UTF_8.writer(out)));
    } catch (CharacterCodingException e) {
      throw new BadData("it holds text that is not valid Unicode.", e);
    }
  }

  private static void write(CharSequence page, Writer writer) throws java.io.IOException {
    writer.append(page);
    writer.close();
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TypeRefusal.toLoad(
        Types.raw(wanted).isAssignableFrom(String.class), "html", wanted, "a String");
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    Class<?> raw = Types.raw(written);
    return TypeRefusal.toSave(
        CharSequence.class.isAssignableFrom(raw) || raw == Object.class,
        "html",
        written,
        "a String");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
