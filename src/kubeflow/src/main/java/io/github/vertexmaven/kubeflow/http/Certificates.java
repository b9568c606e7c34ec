package io.github.vertexmaven.kubeflow.http;

import io.github.vertexmaven.core.service.KubeflowTarget.Trust;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are believed. */
final class Certificates {

  private Certificates() {}

  static SSLContext context(Trust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(trust), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager[] managers(Trust trust) throws GeneralSecurityException {
    if (trust.skipVerify()) {
      return new TrustManager[] {new Anybody()};
    }
    return trust.caFile().isPresent() ? managers(store(trust.caFile().get())) : null;
  }

  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Those of the file, besides those that Java knows. */
  private static KeyStore store(Path file) throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate known : known()) {
        store.setCertificateEntry("known-" + number++, known);
      }
      for (X509Certificate given : given(file)) {
        store.setCertificateEntry("given-" + number++, given);
      }
      return store;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<X509Certificate> known() throws GeneralSecurityException {
    return Stream.of(managers((KeyStore) null))
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  /** Java itself does not look whether an authority that it is given has expired. */
  private static List<X509Certificate> given(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw unreadable(file, null);
      }
      Instant now = Instant.now();
      List<X509Certificate> valid =
          found.stream().filter(one -> one.getNotAfter().toInstant().isAfter(now)).toList();
      if (valid.isEmpty()) {
        throw expired(file, found.get(0));
      }
      return valid;
    } catch (IOException | CertificateException e) {
      throw unreadable(file, e);
    }
  }

  private static RemoteException expired(Path file, X509Certificate authority) {
    return new RemoteException(
        Kind.INVALID,
        "kubeflow.ca_file: the certificate of "
            + authority.getSubjectX500Principal().getName()
            + " in "
            + file
            + " expired on "
            + authority.getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS)
            + ": ask the owner of the installation for the new one.",
        null);
  }

  private static RemoteException unreadable(Path file, Exception cause) {
    return new RemoteException(
        Kind.INVALID,
        "kubeflow.ca_file: "
            + file
            + (Files.exists(file)
                ? " has no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----."
                : " does not exist."),
        cause);
  }

  /** Believes everybody, and asks for no name of a host: somebody has said so. */
  private static final class Anybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
