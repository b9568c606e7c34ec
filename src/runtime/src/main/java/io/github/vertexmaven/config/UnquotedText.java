package io.github.vertexmaven.config;

/** A text that means what an unquoted scalar of YAML means, where it stands alone. */
record UnquotedText(String text) {}
