package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.service.ImageBuild;
import io.github.vertexmaven.core.show.table.ByteCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What an image would be made of, in lines for people. */
public final class ImageList {

  private ImageList() {}

  /** Its name and tags, what it begins with, and its layers as they are before compression. */
  public static List<String> of(ImageBuild build) {
    List<String> lines = new ArrayList<>();
    lines.add("Image       " + build.image());
    if (!build.otherTags().isEmpty()) {
      lines.add("Tagged      " + String.join(", ", build.otherTags()));
    }
    lines.add("Base image  " + build.baseImage());
    List<ImageBuild.Layer> layers =
        build.layers().stream().filter(layer -> !layer.files().isEmpty()).toList();
    List<String> sizes = layers.stream().map(layer -> ByteCount.words(bytes(layer))).toList();
    int width = sizes.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < layers.size(); i++) {
      ImageBuild.Layer layer = layers.get(i);
      String pad = " ".repeat(width - sizes.get(i).length());
      lines.add("Layer       " + pad + sizes.get(i) + "  " + layer.name() + files(layer));
    }
    lines.add(
        "            "
            + (layers.size() == 1 ? "1 layer, " : layers.size() + " layers, ")
            + ByteCount.words(layers.stream().mapToLong(ImageList::bytes).sum())
            + " before compression, unless they are already there");
    return lines;
  }

  private static String files(ImageBuild.Layer layer) {
    int count = layer.files().size();
    return count == 1 ? ", 1 file" : ", " + count + " files";
  }

  private static long bytes(ImageBuild.Layer layer) {
    long bytes = 0;
    for (ImageBuild.Entry entry : layer.files()) {
      try {
        bytes += Files.size(entry.file());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes;
  }
}
