package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.SecretValues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The secrets of the configurations that a goal has read so far. None of them stands in what the
 * goal says, whoever made the sentence: a service, a driver, or a command to repeat.
 */
public final class KnownSecrets {

  private final AtomicReference<List<Redaction>> known = new AtomicReference<>(List.of());

  /** From now on the secrets of this configuration are taken out too. */
  public void learn(ResolvedConfig config) {
    Redaction redaction = Redaction.of(config);
    if (redaction.hidesAnything()) {
      known.updateAndGet(
          before -> {
            List<Redaction> all = new ArrayList<>(before);
            all.add(redaction);
            return List.copyOf(all);
          });
    }
  }

  /** The text without secrets. */
  public String text(String text) {
    String shown = SecretValues.withoutPasswords(text, Masking.MASK);
    for (Redaction redaction : known.get()) {
      shown = redaction.text(shown);
    }
    return shown;
  }

  /**
   * The fault itself when none of its messages has a secret, else a copy that says the same without
   * them.
   */
  public RuntimeException fault(RuntimeException fault) {
    return isClean(fault, 0) ? fault : new RedactedFault(fault, this::text);
  }

  /** The same of a fault that is only shown. */
  public Throwable shown(Throwable fault) {
    return isClean(fault, 0) ? fault : new RedactedFault(fault, this::text);
  }

  private boolean isClean(Throwable fault, int depth) {
    if (fault == null || depth > RedactedFault.DEEPEST) {
      return true;
    }
    String said = String.valueOf(fault);
    if (!said.equals(text(said))) {
      return false;
    }
    for (Throwable suppressed : fault.getSuppressed()) {
      if (!isClean(suppressed, depth + 1)) {
        return false;
      }
    }
    return isClean(fault.getCause(), depth + 1);
  }
}
