package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.Templates;
import io.github.vertexmaven.kubeflow.api.ApiAction;
import io.github.vertexmaven.kubeflow.api.Installation;
import io.github.vertexmaven.kubeflow.api.PredicateText;
import io.github.vertexmaven.kubeflow.http.MultipartForm;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pipelines of an installation: a spec is registered as a further version of its pipeline. */
public final class KubeflowTemplates implements Templates {

  private static final String PIPELINES = "pipelines";
  private static final int DIGITS = 8;
  private static final int LONGEST_VERSION = 127;

  private final Installation installation;

  /** Asks nothing yet. */
  public KubeflowTemplates(Installation installation) {
    this.installation = installation;
  }

  @Override
  public String register(String repository, String fileName, String spec, List<String> tags) {
    String pipeline = fileName.replaceFirst("\\.ya?ml$", "");
    String version = version(spec, tags);
    MultipartForm file = new MultipartForm("uploadfile", fileName, spec);
    Optional<ApiFields> there = pipeline(pipeline);
    ApiFields known = there.orElseGet(() -> first(pipeline, version, file));
    String id = known.text("pipeline_id").orElse("");
    if (there.isPresent() && version(id, version).isEmpty()) {
      another(id, pipeline, version, file);
    }
    return pipeline + "/" + version;
  }

  /**
   * The name of a version says what is in it: the same spec is the same version, however often it
   * is sent.
   */
  private static String version(String spec, List<String> tags) {
    String given =
        tags.stream().filter(tag -> !tag.equals("latest")).collect(Collectors.joining("-"));
    String name = (given.isEmpty() ? "" : given + "-") + digest(spec);
    return name.length() <= LONGEST_VERSION
        ? name
        : name.substring(name.length() - LONGEST_VERSION);
  }

  private static String digest(String spec) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(spec.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<ApiFields> pipeline(String name) {
    return installation
        .list(
            new ApiAction("look for pipeline '" + name + "'", gone()),
            PIPELINES,
            Map.of("filter", PredicateText.equal("display_name", name)),
            any -> true,
            1)
        .stream()
        .findFirst();
  }

  private Optional<ApiFields> version(String pipelineId, String name) {
    return installation
        .list(
            new ApiAction("look for version '" + name + "'", gone()),
            PIPELINES + "/" + pipelineId + "/versions",
            Map.of("filter", PredicateText.equal("display_name", name)),
            any -> true,
            1)
        .stream()
        .findFirst();
  }

  /** The server calls the first version as the pipeline; it gets its own name by a second call. */
  private ApiFields first(String pipeline, String version, MultipartForm file) {
    ApiFields made =
        installation
            .api()
            .create(
                new ApiAction("create pipeline '" + pipeline + "'", gone()),
                Installation.path(PIPELINES),
                body(pipeline),
                () -> pipeline(pipeline));
    another(made.text("pipeline_id").orElse(""), pipeline, version, file);
    return made;
  }

  private Map<String, Object> body(String pipeline) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", pipeline);
    body.put("namespace", installation.namespace());
    if (installation.isAtLeast("2.14.0")) {
      body.put("name", pipeline);
    }
    return body;
  }

  private void another(String id, String pipeline, String version, MultipartForm file) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("name", version);
    query.put("pipelineid", id);
    installation
        .api()
        .upload(
            new ApiAction(
                "upload version '" + version + "' of pipeline '" + pipeline + "'", gone()),
            Installation.path(PIPELINES + "/upload_version"),
            query,
            file,
            () -> version(id, version));
  }

  private String gone() {
    return installation.target().address() + " no longer has that pipeline: run the goal again.";
  }

  /** Templates of an installation have no address that one could read without its API. */
  @Override
  public String read(String address) {
    throw new RemoteException(
        Kind.INVALID,
        address
            + " is not an address of a template that can be read: give the file of the spec with"
            + " -Dvertexai.spec.",
        null);
  }
}
