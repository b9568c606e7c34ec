import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Checks a folder with the layout of a Maven repository by the rules of public ones: java .ci/CheckBundle.java FOLDER
 * [signed]. Prints a line for each problem, and ends with exit code 1 if there is one. With the word signed, gpg must find
 * a good signature for each file.
 */
public final class CheckBundle {

  private static final List<String> NEEDED = List.of("name", "description", "url", "licenses", "developers", "scm");

  /** What a jar must contain, by the end of its name: a public repository takes no empty ones. */
  private static final Map<String, String> CONTENT =
      new TreeMap<>(Map.of(".jar", "(?!META-INF/).*[^/]|META-INF/maven/archetype\\S*", "-sources.jar", ".*[^/]", "-javadoc.jar", "index\\.html|README.*"));

  private final List<String> problems = new ArrayList<>();
  private final Path bundle;
  private final boolean signed;

  private CheckBundle(Path bundle, boolean signed) {
    this.bundle = bundle;
    this.signed = signed;
  }

  public static void main(String[] args) throws Exception {
    CheckBundle check = new CheckBundle(Path.of(args[0]), List.of(args).contains("signed"));
    int artifacts = check.run();
    check.problems.forEach(System.err::println);
    System.out.println(artifacts + " artifacts, " + check.problems.size() + " problems in " + args[0]);
    System.exit(check.problems.isEmpty() && artifacts > 0 ? 0 : 1);
  }

  private int run() throws Exception {
    List<Path> poms;
    try (Stream<Path> files = Files.walk(bundle)) {
      poms = files.filter(file -> file.toString().endsWith(".pom")).sorted().toList();
    }
    for (Path pom : poms) {
      artifact(pom);
    }
    return poms.size();
  }

  private void artifact(Path pom) throws Exception {
    Element project = xml(pom).getDocumentElement();
    Element parent = child(project, "parent");
    List<Element> chain = new ArrayList<>(List.of(project));
    if (parent != null) {
      parent(parent).forEach(chain::add);
    }
    for (String needed : NEEDED) {
      // Name and description are an artifact's own.
      boolean own = needed.equals("name") || needed.equals("description");
      if ((own ? chain.subList(0, 1) : chain).stream().allMatch(each -> child(each, needed) == null)) {
        problem(pom, "has no <" + needed + ">");
      }
    }
    coordinates(pom, project, parent);
    NodeList versions = project.getElementsByTagName("version");
    for (int i = 0; i < versions.getLength(); i++) {
      if (versions.item(i).getTextContent().strip().endsWith("-SNAPSHOT")) {
        problem(pom, "names a snapshot; set the version of the release first");
        break;
      }
    }
    for (String forbidden : List.of("repositories", "pluginRepositories")) {
      if (child(project, forbidden) != null) {
        problem(pom, "names <" + forbidden + ">, which public repositories refuse");
      }
    }
    String base = pom.toString().substring(0, pom.toString().length() - ".pom".length());
    if (!"pom".equals(text(project, "packaging"))) {
      for (Map.Entry<String, String> needed : CONTENT.entrySet()) {
        jar(pom, Path.of(base + needed.getKey()), needed.getValue());
      }
      Path parts = Path.of(base + "-cyclonedx.json");
      if (!Files.exists(parts)) {
        problem(pom, "has no " + parts.getFileName());
      } else if (!Files.readString(parts).contains("\"bomFormat\"")) {
        problem(parts, "is not a bill of materials");
      }
    }
    try (Stream<Path> files = Files.list(pom.getParent())) {
      for (Path file : new TreeSet<>(files.toList())) {
        String name = file.getFileName().toString();
        if (!name.matches(".*\\.(md5|sha1|sha256|sha512|asc)") && !name.startsWith("maven-metadata")) {
          sum(file, ".md5", "MD5");
          sum(file, ".sha1", "SHA-1");
          if (signed) {
            signature(file);
          }
        }
      }
    }
  }

  /** The POMs of a parent and its parents, as far as the bundle has them. */
  private List<Element> parent(Element parent) throws Exception {
    List<Element> chain = new ArrayList<>();
    Path folder =
        bundle.resolve(text(parent, "groupId").replace('.', '/')).resolve(text(parent, "artifactId")).resolve(text(parent, "version"));
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path pom : files.filter(file -> file.toString().endsWith(".pom")).toList()) {
          Element project = xml(pom).getDocumentElement();
          chain.add(project);
          if (child(project, "parent") != null) {
            chain.addAll(parent(child(project, "parent")));
          }
        }
      }
    }
    return chain;
  }

  private void coordinates(Path pom, Element project, Element parent) {
    String version = text(project, "version");
    String group = text(project, "groupId");
    if (parent != null) {
      version = version.isEmpty() ? text(parent, "version") : version;
      group = group.isEmpty() ? text(parent, "groupId") : group;
    }
    String artifact = text(project, "artifactId");
    Path place = Path.of(group.replace('.', '/'), artifact, version, artifact + "-" + version + ".pom");
    if (!bundle.relativize(pom).equals(place)) {
      problem(pom, "belongs to " + place);
    }
  }

  private void jar(Path pom, Path jar, String content) throws Exception {
    if (!Files.exists(jar)) {
      problem(pom, "has no " + jar.getFileName());
      return;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.stream().noneMatch(entry -> entry.getName().matches(content))) {
        problem(jar, "is empty");
      }
    } catch (ZipException e) {
      problem(jar, "is not a jar");
    }
  }

  private void signature(Path file) throws Exception {
    Path signature = Path.of(file + ".asc");
    if (!Files.exists(signature)) {
      problem(file, "is not signed");
      return;
    }
    Process gpg =
        new ProcessBuilder("gpg", "--batch", "--quiet", "--verify", signature.toString(), file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    gpg.getOutputStream().close();
    if (!gpg.waitFor(1, TimeUnit.MINUTES) || gpg.exitValue() != 0) {
      gpg.destroyForcibly();
      problem(file, "has a signature that gpg does not accept");
    }
  }

  private void sum(Path file, String end, String algorithm) throws Exception {
    Path sum = Path.of(file + end);
    if (!Files.exists(sum)) {
      problem(file, "has no " + algorithm);
    } else if (!Files.readString(sum)
        .startsWith(HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file))))) {
      problem(file, "has another " + algorithm + " than " + sum.getFileName() + " says");
    }
  }

  private void problem(Path file, String what) {
    problems.add(bundle.relativize(file) + " " + what);
  }

  private static Document xml(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static String text(Element parent, String name) {
    Element child = child(parent, name);
    return child == null ? "" : child.getTextContent().strip();
  }
}
