package io.github.vertexmaven.config;

import java.util.List;
import java.util.Optional;

/** What a resolver in a text asks of the walk that has come to it. */
interface TemplateWalk {

  /** Whether a run fills in more. */
  boolean forRuns();

  /** Whether the walk is within globals. */
  boolean inGlobals();

  /** What a global is filled with. */
  Optional<?> global(String name, ConfValue raw, TemplateSpot spot);

  /**
   * What a key of the same files is filled with; empty when there is none, or it is the very text
   * that asks.
   */
  Optional<?> selected(List<String> path, String asked, TemplateSpot spot);

  /** Empty when the placeholder stays as it is. */
  Optional<?> found(Template.Part part, TemplateSpot spot);

  /** What stays where nothing takes the place of a placeholder. */
  String kept(Template.Part part);

  /** A part within a longer text. */
  String text(Template.Part part, TemplateSpot spot);

  void problem(TemplateSpot spot, String what);

  /** What is wrong with every use of a resolver. */
  void unknownResolver(String resolver, TemplateSpot spot, String what);
}
