package io.github.vertexmaven.kubeflow.http;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what is wrong with a certificate, which waiting does not mend. */
public final class TlsFault {

  private TlsFault() {}

  /** Whether it is a certificate that is not believed, or no TLS at all. */
  public static boolean is(Throwable fault) {
    return causes(fault).anyMatch(cause -> cause instanceof CertificateException)
        || causes(fault)
            .anyMatch(
                cause ->
                    cause instanceof SSLException
                        && String.valueOf(cause.getMessage())
                            .contains("Unsupported or unrecognized"));
  }

  /** The sentence. */
  public static RemoteException of(URI address, Throwable fault) {
    return new RemoteException(Kind.INVALID, words(address, fault), fault);
  }

  private static String words(URI address, Throwable fault) {
    String host = address.getHost();
    if (has(fault, CertPathBuilderException.class)) {
      return "The certificate of "
          + host
          + " is signed by nobody that Java knows: set kubeflow.ca_file to the certificate of the"
          + " authority that signed it, or, where nobody else can be in between,"
          + " kubeflow.skip_tls_verify: true.";
    }
    if (has(fault, CertificateExpiredException.class)) {
      return "The certificate of " + host + " has expired: ask who keeps the installation.";
    }
    if (causes(fault).anyMatch(CertificateException.class::isInstance)) {
      return "The certificate of "
          + host
          + " is not made out to that name ("
          + last(fault).getMessage()
          + "): give host the name that is in it.";
    }
    return host
        + " does not speak TLS as Java does ("
        + last(fault).getMessage()
        + "): check that host begins with https where it has to, and with http where not.";
  }

  private static boolean has(Throwable fault, Class<? extends Throwable> type) {
    return causes(fault).anyMatch(type::isInstance);
  }

  private static Throwable last(Throwable fault) {
    return causes(fault).reduce((first, second) -> second).orElse(fault);
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause);
  }
}
