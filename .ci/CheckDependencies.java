import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks what users get with this project's artifacts by .ci/dependencies.txt: licences that may not be passed on, and
 * versions with known faults. java .ci/CheckDependencies.java RULES REPOSITORY[,REPOSITORY…] LIST… where a list is what
 * maven-dependency-plugin's goal list writes, and may be missing if its name ends with a question mark. Every problem is a
 * line; there are none, or the exit code is 1.
 */
public final class CheckDependencies {

  private static final Pattern LISTED =
      Pattern.compile("\\s+([^\\s:]+):([^\\s:]+):jar(?::[^\\s:]+)?:([^\\s:]+):(?:compile|runtime|provided|system)\\b.*");

  /** The families that ask users to pass on their own sources, by name or short name. */
  private static final Pattern GPL =
      Pattern.compile("\\b[al]?gpl\\b|general public licen[cs]e|\\b[al]?gpl[v-]?\\d|sspl|server side public|commons clause|business source");

  /** Classpath exceptions say that linking passes nothing on. */
  private static final Pattern EXCEPTION = Pattern.compile("classpath[ -]?exception|with.{0,20}\\bcpe\\b|gpl2 w/ cpe");

  private static final Pattern RULE = Pattern.compile("(licence|fault|unlicensed|oneversion)\\s+([^\\s:]+:[^\\s:]+)\\s+(.*)");
  private static final Pattern FAULT = Pattern.compile("((?:(?:>=|<)\\s*\\S+\\s+)+)(\\S.*)");
  private static final Pattern BOUND = Pattern.compile("(>=|<)\\s*(\\S+)");

  private record Fault(String artifact, List<String[]> bounds, String why) {
    boolean holds(String version) {
      return bounds.stream()
          .allMatch(bound -> bound[0].equals("<") == (compare(version, bound[1]) < 0));
    }
  }

  private final Map<String, String> allowed = new HashMap<>();
  private final Map<String, String> alike = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final TreeSet<String> problems = new TreeSet<>();
  private final List<Path> repositories;

  private CheckDependencies(List<Path> repositories) {
    this.repositories = repositories;
  }

  public static void main(String[] args) throws Exception {
    List<Path> repositories = new ArrayList<>();
    for (String repository : args[1].split(",")) {
      repositories.add(Path.of(repository));
    }
    CheckDependencies check = new CheckDependencies(repositories);
    check.rules(Path.of(args[0]));
    int count = check.run(List.of(args).subList(2, args.length));
    check.problems.forEach(System.err::println);
    System.out.println(count + " dependencies, " + check.problems.size() + " problems");
    System.exit(check.problems.isEmpty() && count > 0 ? 0 : 1);
  }

  private void rules(Path file) throws Exception {
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher rule = RULE.matcher(line.strip());
      Matcher fault = rule.matches() ? FAULT.matcher(rule.group(3)) : null;
      if (!rule.matches() || rule.group(1).equals("fault") && !fault.matches()) {
        problems.add(file + ":" + number + ": not a rule: " + line);
      } else if (rule.group(1).equals("fault")) {
        List<String[]> bounds = new ArrayList<>();
        BOUND.matcher(fault.group(1)).results().forEach(b -> bounds.add(new String[] {b.group(1), b.group(2)}));
        faults.add(new Fault(rule.group(2), bounds, fault.group(2)));
      } else if (rule.group(1).equals("oneversion")) {
        alike.put(rule.group(2).replace(":*", ""), rule.group(3));
      } else {
        allowed.put(rule.group(2), rule.group(3));
      }
    }
  }

  private int run(List<String> lists) throws Exception {
    Map<String, TreeSet<String>> wanted = new TreeMap<>();
    for (String name : lists) {
      boolean optional = name.endsWith("?");
      Path list = Path.of(optional ? name.substring(0, name.length() - 1) : name);
      if (!Files.exists(list)) {
        if (!optional) {
          problems.add(list + " is missing: what comes with that module is not known");
        }
        continue;
      }
      Map<String, TreeSet<String>> versions = new TreeMap<>();
      for (String line : Files.readAllLines(list)) {
        Matcher listed = LISTED.matcher(line);
        if (listed.matches() && !listed.group(1).equals("io.github.vertexmaven")) {
          String found = listed.group(1) + ":" + listed.group(2) + ":" + listed.group(3);
          wanted.computeIfAbsent(found, key -> new TreeSet<>()).add(String.valueOf(list));
          versions.computeIfAbsent(listed.group(1), key -> new TreeSet<>()).add(listed.group(3));
        }
      }
      alike.forEach(
          (group, why) -> {
            TreeSet<String> found = versions.getOrDefault(group, new TreeSet<>());
            if (found.size() > 1) {
              problems.add(group + " comes in versions " + String.join(", ", found) + ": " + why + " (" + list + ")");
            }
          });
    }
    for (Map.Entry<String, TreeSet<String>> each : wanted.entrySet()) {
      check(each.getKey().split(":"), each.getValue());
    }
    return wanted.size();
  }

  private void check(String[] artifact, TreeSet<String> lists) throws Exception {
    String name = artifact[0] + ":" + artifact[1];
    for (Fault fault : faults) {
      boolean same = fault.artifact().equals(name) || fault.artifact().equals(artifact[0] + ":*");
      if (same && fault.holds(artifact[2])) {
        problem(artifact, "has a known fault: " + fault.why(), lists);
      }
    }
    if (allowed.containsKey(name) || allowed.containsKey(artifact[0] + ":*")) {
      return;
    }
    List<String> licences = licences(artifact[0], artifact[1], artifact[2], 0);
    if (licences.isEmpty()) {
      problem(artifact, "names no licence in its POM; find it, and add a line 'unlicensed " + name + " …'", lists);
    } else if (licences.stream().anyMatch(CheckDependencies::isGpl)) {
      problem(
          artifact,
          "is under " + String.join(" or ", licences) + "; if another one can be chosen add a line 'licence " + name + " …'",
          lists);
    }
  }

  private void problem(String[] artifact, String what, TreeSet<String> lists) {
    problems.add(String.join(":", artifact) + " " + what + " (" + String.join(", ", lists) + ")");
  }

  private static boolean isGpl(String licence) {
    String lower = licence.toLowerCase(Locale.ROOT);
    return GPL.matcher(lower).find() && !EXCEPTION.matcher(lower).find();
  }

  /** Of the POM, else of its parent, as Maven inherits them. */
  private List<String> licences(String group, String artifact, String version, int depth) throws Exception {
    Path pom = pom(group, artifact, version);
    if (pom == null || depth > 20) {
      return List.of();
    }
    Element project =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    List<String> found = new ArrayList<>();
    Element licences = child(project, "licenses");
    if (licences != null) {
      for (Node node = licences.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element licence) {
          found.add((text(licence, "name") + " " + text(licence, "url")).strip());
        }
      }
    }
    Element parent = child(project, "parent");
    return found.isEmpty() && parent != null
        ? licences(text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"), depth + 1)
        : found;
  }

  private Path pom(String group, String artifact, String version) {
    String path = group.replace('.', '/') + "/" + artifact + "/" + version + "/" + artifact + "-" + version + ".pom";
    return repositories.stream().map(repository -> repository.resolve(path)).filter(Files::exists).findFirst().orElse(null);
  }

  private static Element child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        return child;
      }
    }
    return null;
  }

  private static String text(Element element, String name) {
    Element child = child(element, name);
    return child == null ? "" : child.getTextContent().strip().replaceAll("\\s+", " ");
  }

  /** Numbers by size, words before the release that they lead to. */
  private static int compare(String a, String b) {
    String[] left = a.split("[.\\-_+]");
    String[] right = b.split("[.\\-_+]");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = part(i < left.length ? left[i] : "0", i < right.length ? right[i] : "0");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int part(String a, String b) {
    boolean numbers = a.matches("\\d{1,18}") && b.matches("\\d{1,18}");
    if (numbers) {
      return Long.compare(Long.parseLong(a), Long.parseLong(b));
    }
    boolean words = !a.matches("\\d{1,18}") && !b.matches("\\d{1,18}");
    return words ? a.compareToIgnoreCase(b) : a.matches("\\d{1,18}") ? 1 : -1;
  }
}
