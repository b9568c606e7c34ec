package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.JobTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the jobs of a schedule are made of, as digests in a label: comparing the messages themselves
 * would find differences that the service makes, such as labels of its own and numbers written in
 * another way.
 *
 * @param spec of the pipeline spec
 * @param parameters of the values of parameters
 * @param rest of everything else
 */
record JobDigest(String spec, String parameters, String rest) {

  static final String LABEL = "vertexai-schedule-digest";

  static JobDigest of(JobTemplate job) {
    return new JobDigest(
        Digests.of(job.spec()), Digests.of(job.parameters()), Digests.of(rest(job)));
  }

  /** A component that is added to the template counts here without a change. */
  private static JobTemplate rest(JobTemplate job) {
    return job.specified("", Map.of());
  }

  /** Nothing if the labels hold none, or one of another form. */
  static Optional<JobDigest> in(Map<String, String> labels) {
    String[] parts = labels.getOrDefault(LABEL, "").split("-");
    return parts.length == 3
        ? Optional.of(new JobDigest(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  String label() {
    return spec + "-" + parameters + "-" + rest;
  }

  /** The parts that differ, in words. */
  List<String> differences(Optional<JobDigest> other) {
    if (other.isEmpty()) {
      return List.of("job");
    }
    List<String> words = new ArrayList<>();
    add(words, "spec", spec, other.get().spec());
    add(words, "parameters", parameters, other.get().parameters());
    add(words, "settings of its runs", rest, other.get().rest());
    return words;
  }

  private static void add(List<String> words, String word, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      words.add(word);
    }
  }
}
