package io.github.vertexmaven.preview;

/** As much of a text as there is room for. */
final class ShortText {

  private ShortText() {}

  static String of(CharSequence text, int length) {
    if (text.length() <= length) {
      return text.toString();
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.subSequence(0, end) + "…";
  }
}
