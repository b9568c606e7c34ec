package io.github.vertexmaven.docs.reference;

import io.github.vertexmaven.core.conf.settings.Setting;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import io.github.vertexmaven.core.conf.settings.SettingsModel;
import io.github.vertexmaven.core.conf.settings.WhereSettingsHold;
import io.github.vertexmaven.docs.source.Fragment;
import io.github.vertexmaven.docs.source.Slug;
import io.github.vertexmaven.docs.source.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every key of {@code vertexai.yml}, from the model that checks the file. */
public final class SettingReference {

  private final StringBuilder text = new StringBuilder();
  private final List<Term> terms = new ArrayList<>();

  private SettingReference() {}

  /** All sections. */
  public static Fragment all() {
    SettingReference reference = new SettingReference();
    reference.section("", "Top level", SettingsModel.ROOT);
    reference.text.append("\n## Where settings hold\n\n").append(WhereSettingsHold.table());
    return new Fragment(reference.text.toString(), reference.terms);
  }

  private void section(String path, String title, Group group) {
    text.append("\n## ").append(title).append("\n\n<p>").append(Html.text(group.doc()));
    text.append("</p>\n<dl class=\"entries\">\n");
    group.keys().forEach((key, setting) -> entry(join(path, key), key, setting));
    group.older().forEach((spelling, name) -> older(join(path, spelling), spelling, name));
    text.append("</dl>\n");
    group.keys().forEach((key, setting) -> below(join(path, key), setting));
  }

  private void entry(String path, String key, Setting setting) {
    Optional<String> section = section(path, setting).map(Slug::of);
    String anchor = anchor(path);
    open(section.filter(anchor::equals).isPresent() ? "" : anchor, key, words(setting, section));
    text.append("<p>").append(Html.text(setting.doc())).append("</p>");
    if (setting instanceof Value value) {
      value
          .example()
          .ifPresent(e -> text.append("<p class=\"having\">Such as " + Html.code(e) + "</p>"));
      value.warning().ifPresent(w -> text.append("<p class=\"having\">" + Html.text(w) + ".</p>"));
    }
    text.append("</dd></div>\n");
    terms.add(new Term("setting", path, anchor, setting.doc()));
  }

  private void older(String path, String spelling, String name) {
    String anchor = anchor(path);
    open(anchor, spelling, "older spelling");
    text.append("<p>Is called ").append(Html.code(name)).append(" now.</p></dd></div>\n");
    terms.add(new Term("setting", path, anchor, "An older spelling of " + name + "."));
  }

  private static String anchor(String path) {
    return path.replaceAll("[<>\\[\\]]", "");
  }

  /** A key whose own section has its anchor gets none. */
  private void open(String anchor, String key, String kind) {
    String id = anchor.isEmpty() ? "" : " id=\"" + anchor + "\"";
    String link = anchor.isEmpty() ? "" : " href=\"#" + anchor + "\"";
    text.append("<div" + id + "><dt><a" + link + ">")
        .append(Html.code(key))
        .append("</a> <span class=\"kind\">")
        .append(kind)
        .append("</span></dt><dd>");
  }

  private static String words(Setting setting, Optional<String> section) {
    if (setting instanceof Named named) {
      return "by " + Html.text(named.what()) + ": " + words(named.each(), section);
    }
    if (setting instanceof Listed list) {
      return "a list of " + words(list.each(), section);
    }
    if (setting instanceof Value value) {
      String standard = value.standard().map(s -> ", default " + Html.code(s)).orElse("");
      return Html.text(value.kind()) + standard;
    }
    return section
        .map(anchor -> "<a href=\"#" + anchor + "\">keys, see below</a>")
        .orElse(Html.text(setting.kind()));
  }

  /** The path of the section that tells of what is below a key. */
  private static Optional<String> section(String path, Setting setting) {
    if (setting instanceof Named named) {
      return section(path + ".<" + named.what().replaceAll("\\W.*", "") + ">", named.each());
    }
    if (setting instanceof Listed list) {
      return section(path + "[]", list.each());
    }
    return setting instanceof Group ? Optional.of(path) : Optional.empty();
  }

  private void below(String path, Setting setting) {
    section(path, setting).ifPresent(found -> section(found, "`" + found + "`", group(setting)));
  }

  private static Group group(Setting setting) {
    if (setting instanceof Named named) {
      return group(named.each());
    }
    return setting instanceof Listed list ? group(list.each()) : (Group) setting;
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
