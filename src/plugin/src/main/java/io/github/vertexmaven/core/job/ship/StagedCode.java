package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The class path as jars to upload, each at a place named by its content.
 *
 * @param uploads the jars
 * @param names the same, relative to the folder of the launch jars, in the order of the class path
 */
record StagedCode(List<Upload> uploads, List<String> names) {

  static final int DIGEST_LENGTH = 32;

  StagedCode {
    uploads = List.copyOf(uploads);
    names = List.copyOf(names);
  }

  /**
   * The staged form of a class path.
   *
   * @param own the entries that hold the project's own classes; their names are marked with a plus
   */
  static StagedCode of(
      List<Path> classPath, Collection<Path> own, String codeUri, String projectName) {
    List<Upload> uploads = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path entry : classPath) {
      if (Files.exists(entry)) {
        boolean folder = Files.isDirectory(entry);
        byte[] bytes = folder ? CodeArchive.ofFolder(entry) : new byte[0];
        String digest = folder ? CodeDigest.ofBytes(bytes) : CodeDigest.ofFile(entry);
        String file = folder ? projectName + "-classes.jar" : entry.getFileName().toString();
        String name = "jars/" + digest.substring(0, DIGEST_LENGTH) + "/" + file;
        Content content = folder ? new ByteContent(bytes) : new FileContent(entry);
        uploads.add(new Upload(codeUri + "/" + name, content));
        names.add(own.contains(entry) ? "+" + name : name);
      }
    }
    return new StagedCode(uploads, names);
  }
}
