package io.github.vertexmaven.cloud.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.registry.RegistryClient;
import java.io.IOException;
import java.util.Optional;

/** Asks a registry what a tag stands for now. */
record TagLookup(Logins logins, boolean insecure) {

  Optional<String> digest(ImageReference image) throws IOException, RegistryException {
    FailoverHttpClient http =
        new FailoverHttpClient(
            insecure, Boolean.getBoolean("sendCredentialsOverHttp"), event -> {});
    try {
      return client(image, http)
          .checkManifest(image.getQualifier())
          .map(manifest -> manifest.getDigest().toString());
    } finally {
      http.shutDown();
    }
  }

  private RegistryClient client(ImageReference image, FailoverHttpClient http)
      throws IOException, RegistryException {
    Optional<Credential> credential = logins.first(image);
    RegistryClient.Factory factory =
        RegistryClient.factory(
            EventHandlers.NONE, image.getRegistry(), image.getRepository(), http);
    credential.ifPresent(factory::setCredential);
    RegistryClient client = factory.newRegistryClient();
    if (!client.doPullBearerAuth() && credential.isPresent()) {
      client.configureBasicAuth();
    }
    return client;
  }
}
