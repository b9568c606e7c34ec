package io.github.vertexmaven.core.compile.spec;

/** The parts of an image's name: {@code registry:port/repository:tag} or {@code …@sha256:…}. */
public final class ImageName {

  private ImageName() {}

  /** Whether an image is given by its digest, which can stand for nothing else. */
  public static boolean isPinned(String image) {
    return image.contains("@");
  }

  /** The name alone: a colon before the last slash belongs to a port. */
  public static String withoutTag(String image) {
    String name = image.replaceFirst("@.*", "");
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  /** The tag, {@code latest} when none is given. */
  public static String tag(String image) {
    String name = withoutTag(image);
    return image.length() > name.length() ? image.substring(name.length() + 1) : "latest";
  }

  /** The same image under another tag. */
  public static String withTag(String image, String tag) {
    return withoutTag(image) + ":" + tag;
  }

  /** The host that it is pulled from; a name without one is Docker's. */
  public static String registry(String image) {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
    return host ? first : "registry-1.docker.io";
  }
}
