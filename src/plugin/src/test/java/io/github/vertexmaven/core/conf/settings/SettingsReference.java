package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;

/** Writes the reference page of {@code vertexai.yml} from the model. */
final class SettingsReference {

  private final StringBuilder page = new StringBuilder();

  static String page() {
    SettingsReference reference = new SettingsReference();
    reference.head();
    reference.section("", "The top", SettingsModel.ROOT);
    reference.whereTheyHold();
    return reference.page.toString();
  }

  private void head() {
    page.append(
        """
        # Settings: `vertexai.yml`

        Written by a test from the model that also checks the file; do not edit. Any leaf can be set on the command line
        too, `-Dvertexai.run_config.image=…`, and in the POM below `<settings>`. A duration is a number of seconds, or a
        number with `s`, `m`, `h` or `d`. `key: ~` removes what an earlier layer set.
        """);
  }

  private void whereTheyHold() {
    page.append("\n## Where settings hold\n\n").append(WhereSettingsHold.table());
  }

  private void section(String path, String title, Group group) {
    page.append("\n## ").append(title).append("\n\n").append(group.doc()).append("\n\n");
    page.append("| key | meaning | value | default |\n|---|---|---|---|\n");
    group.keys().forEach((key, setting) -> row(key, setting));
    group
        .older()
        .forEach(
            (spelling, name) ->
                page.append("| `" + spelling + "` | An older spelling of `" + name + "`. | | |\n"));
    group.keys().forEach((key, setting) -> below(path.isEmpty() ? key : path + "." + key, setting));
  }

  private void row(String key, Setting setting) {
    page.append("| `" + key + "` | " + escaped(setting.doc()) + " | ");
    if (setting instanceof Value value) {
      String note = value.warning().map(text -> " *" + text + "*").orElse("");
      page.append(escaped(value.kind()))
          .append(value.example().map(text -> ", such as `" + text + "`").orElse(""))
          .append(note)
          .append(" | ")
          .append(value.standard().map(text -> "`" + text + "`").orElse(""));
    } else {
      page.append(words(setting)).append(" | ");
    }
    page.append(" |\n");
  }

  private static String words(Setting setting) {
    if (setting instanceof Named named) {
      return "by " + named.what() + ": " + words(named.each());
    }
    if (setting instanceof Listed list) {
      return "a list of " + words(list.each());
    }
    return setting instanceof Group ? "keys, see below" : escaped(setting.kind());
  }

  private void below(String path, Setting setting) {
    if (setting instanceof Group group) {
      section(path, "`" + path + "`", group);
    } else if (setting instanceof Named named) {
      below(path + ".<" + named.what().replaceAll("\\W.*", "") + ">", named.each());
    } else if (setting instanceof Listed list) {
      below(path + "[]", list.each());
    } else if (setting instanceof Free) {
      return;
    }
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "\\<");
  }
}
