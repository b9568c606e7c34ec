package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.TypeRefusal;
import io.github.vertexmaven.catalog.value.Types;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture or a plot: a {@code BufferedImage} as every drawing library of Java makes it. The
 * format is {@code save_args.format}, else what the file's name says.
 */
public final class ImageDataset implements Dataset {

  /** The formats by their usual suffixes. */
  private static final Map<String, String> FORMATS =
      Map.of("png", "png", "jpg", "jpeg", "jpeg", "jpeg", "gif", "gif", "bmp", "bmp");

  private final DatasetDefinition definition;
  private final DataFile file;

  public ImageDataset(DatasetDefinition definition, DataFile file) {
    this.definition = definition;
    this.file = file;
  }

  @Override
  public Object load(Type wanted) throws Exception {
    try (InputStream in = file.open()) {
      if (wanted == byte[].class) {
        return in.readAllBytes();
      }
      BufferedImage image = ImageIO.read(in);
      if (image == null) {
        throw new BadData("it is not a picture that Java can read (png, jpeg, gif, bmp).");
      }
      return image;
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new BadData("the picture is damaged or cut off.", e);
    }
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    if (value instanceof byte[] encoded) {
      file.write(out -> out.write(encoded));
    } else if (value instanceof RenderedImage image) {
      String format = format();
      byte[] encoded = encoded(image, format);
      file.write(out -> out.write(encoded));
    } else {
      throw new BadData("image cannot keep a " + value.getClass().getTypeName() + ".");
    }
  }

  private String format() throws BadData {
    Object given = definition.saveArgs().getOrDefault("format", definition.suffix());
    String format = FORMATS.get(((String) given).toLowerCase(Locale.ROOT));
    if (format == null) {
      throw new BadData("set save_args.format to png, jpeg, gif or bmp.");
    }
    return format;
  }

  private byte[] encoded(RenderedImage image, String format) throws IOException, BadData {
    Iterator<ImageWriter> writers =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format);
    boolean transparent = image.getColorModel() != null && image.getColorModel().hasAlpha();
    if (!writers.hasNext() || transparent && format.equals("jpeg")) {
      throw new BadData(
          format
              + " cannot keep this kind of picture"
              + (transparent ? ", which has transparency; use png." : "; use png."));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(image, writers.next(), bytes);
    return bytes.toByteArray();
  }

  private void write(RenderedImage image, ImageWriter writer, OutputStream bytes)
      throws IOException, BadData {
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality(writer));
    } finally {
      writer.dispose();
    }
  }

  private ImageWriteParam quality(ImageWriter writer) throws BadData {
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (definition.saveArgs().get("quality") instanceof Number quality) {
      if (!format().equals("jpeg")) {
        throw new BadData("save_args.quality is for jpeg only; remove it.");
      }
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality.floatValue());
    }
    return param;
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    boolean possible =
        Types.raw(wanted).isAssignableFrom(BufferedImage.class) || wanted == byte[].class;
    return TypeRefusal.toLoad(possible, "image", wanted, "a BufferedImage or a byte[]");
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    Class<?> raw = Types.raw(written);
    boolean possible =
        RenderedImage.class.isAssignableFrom(raw)
            || raw == byte[].class
            || raw.isAssignableFrom(BufferedImage.class);
    return TypeRefusal.toSave(possible, "image", written, "a BufferedImage or a byte[]");
  }

  @Override
  public boolean exists() {
    return file.exists();
  }
}
