package io.github.vertexmaven.catalog;

import io.github.vertexmaven.catalog.object.ProjectClasses;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** A named dataset that is made when it is first needed. */
final class Entry {

  private final String name;
  private final DatasetDefinition definition;
  private final DataPlaces places;
  private final ProjectClasses project;
  private Dataset dataset;

  private Entry(
      String name,
      DatasetDefinition definition,
      DataPlaces places,
      ProjectClasses project,
      Dataset dataset) {
    this.name = name;
    this.definition = definition;
    this.places = places;
    this.project = project;
    this.dataset = dataset;
  }

  static Entry of(DatasetDefinition definition, DataPlaces places, ProjectClasses project) {
    return new Entry(definition.name(), definition, places, project, null);
  }

  static Entry of(String name, Dataset dataset, DataPlaces places) {
    return new Entry(name, null, places, null, dataset);
  }

  Optional<DatasetDefinition> definition() {
    return Optional.ofNullable(definition);
  }

  /** Made once, also when several nodes ask at the same time. */
  synchronized Dataset dataset() {
    if (dataset == null) {
      dataset = open();
    }
    return dataset;
  }

  private Dataset open() {
    Optional<BuiltIn> builtIn = BuiltIn.named(definition.type());
    if (builtIn.isEmpty()) {
      return custom();
    }
    DataFile file =
        definition.path().map(path -> new DataFile(path, places.onMount(path))).orElse(null);
    return builtIn.get().open(definition, file, project);
  }

  private Dataset custom() {
    try {
      return (Dataset)
          Class.forName(definition.type(), true, project.loader())
              .getConstructor(DatasetDefinition.class)
              .newInstance(definition);
    } catch (InvocationTargetException e) {
      throw failure("cannot be opened: " + Failures.words(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw failure("cannot be opened: " + Failures.words(e), e);
    }
  }

  /** Takes the end of a sentence. */
  DatasetException failure(String what, Throwable cause) {
    Optional<DatasetDefinition> known = definition();
    String type = known.map(DatasetDefinition::type).orElseGet(() -> Failures.type(dataset));
    String place =
        known.flatMap(DatasetDefinition::path).map(path -> ", " + places.shown(path)).orElse("");
    return new DatasetException(
        "Dataset '" + name + "' (" + type + place + "): " + what,
        name,
        type,
        known.flatMap(DatasetDefinition::path).orElse(null),
        cause);
  }
}
