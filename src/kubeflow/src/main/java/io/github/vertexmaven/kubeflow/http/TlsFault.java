package io.github.vertexmaven.kubeflow.http;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
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
    if (has(fault, CertificateExpiredException.class)) {
      return "The certificate of "
          + host
          + ", or of the authority that signed it, has expired: ask the owner of the installation.";
    }
    if (has(fault, CertificateNotYetValidException.class)) {
      return "The certificate of "
          + host
          + " is not valid yet ("
          + last(fault).getMessage()
          + "): check the clock of this machine.";
    }
    if (has(fault, CertPathBuilderException.class)) {
      return "The certificate of "
          + host
          + " is signed by an authority that Java does not know: set kubeflow.ca_file to the certificate of that authority, or, on a network that you trust, kubeflow.skip_tls_verify: true.";
    }
    if (causes(fault).anyMatch(CertificateException.class::isInstance)) {
      String why = String.valueOf(last(fault).getMessage());
      return "The certificate of "
          + host
          + (isName(why)
              ? " is for another name (" + why + "): set host to the name in the certificate."
              : " is not accepted by Java (" + why + "): ask the owner of the installation.");
    }
    return host
        + " does not support the TLS versions of Java ("
        + last(fault).getMessage()
        + "): check whether host must begin with https or with http.";
  }

  /** HostnameChecker says it in words alone. */
  private static boolean isName(String why) {
    return why.startsWith("No name matching") || why.startsWith("No subject alternative");
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
