package io.github.vertexmaven.emulator.spec;

/** Reads the types of artifacts. */
final class ArtifactSchemaReader {

  private ArtifactSchemaReader() {}

  static ArtifactSchema type(Cursor cursor) {
    cursor.only("schemaTitle", "schemaVersion", "instanceSchema");
    if (!cursor.present() || !cursor.has("schemaTitle") && !cursor.has("instanceSchema")) {
      cursor.problem("needs a schemaTitle");
    }
    return new ArtifactSchema(
        cursor.at("schemaTitle").text().orElse(""),
        cursor.at("schemaVersion").text().orElse(""),
        cursor.at("instanceSchema").text().orElse(""));
  }
}
