package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a walk through templates is.
 *
 * @param path for messages
 * @param keys the same with the numbers of list items
 * @param at where the text was written
 * @param depth how many values and templates lead here
 */
record TemplateSpot(String path, List<String> keys, Location at, int depth) {

  TemplateSpot below(String key, Location place) {
    return new TemplateSpot(path.isEmpty() ? key : path + "." + key, with(key), place, depth + 1);
  }

  TemplateSpot item(int index, Location place) {
    return new TemplateSpot(path, with(String.valueOf(index)), place, depth + 1);
  }

  TemplateSpot deeper() {
    return new TemplateSpot(path, keys, at, depth + 1);
  }

  private List<String> with(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return longer;
  }
}
