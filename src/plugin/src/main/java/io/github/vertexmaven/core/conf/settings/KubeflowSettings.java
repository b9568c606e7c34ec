package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach an installation of Kubeflow Pipelines.
 *
 * @param namespace whose runs are made and seen
 * @param pages where people look at runs; where the API is when empty
 * @param auth who one is
 * @param caFile certificates that are believed besides those that Java knows
 * @param skipTlsVerify whether any certificate will do
 * @param minimumVersion the oldest release that will do
 * @param timeZone in which the installation starts schedules
 * @param store how this machine reaches the store of a root that is not Google's
 */
public record KubeflowSettings(
    Optional<String> namespace,
    Optional<String> pages,
    Auth auth,
    Optional<String> caFile,
    boolean skipTlsVerify,
    String minimumVersion,
    String timeZone,
    Optional<StoreSettings> store) {

  /** The oldest release on which retries, loops and exit handlers do what they say. */
  public static final String OLDEST = "2.4.1";

  /** The zone of an installation that nobody has given another. */
  private static final String UTC = "UTC";

  /** The ways to log in. */
  public enum Way {
    NONE,
    TOKEN,
    TOKEN_FILE,
    COOKIE,
    IAP,
    DEX,
    GOOGLE;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Who one is for an installation. No secret stands in a file of settings: an entry of
   * credentials.yml or the environment has it.
   *
   * @param way how one logs in; by what else is set when empty
   * @param clientId the OAuth client of Google's Identity-Aware Proxy
   * @param desktopClientId the OAuth client of people who log in with a browser
   * @param user of Dex
   * @param connector of Dex
   * @param tokenFile a file that something else keeps a token in
   * @param credentials an entry of credentials.yml
   */
  public record Auth(
      Optional<Way> way,
      Optional<String> clientId,
      Optional<String> desktopClientId,
      Optional<String> user,
      String connector,
      Optional<String> tokenFile,
      Optional<String> credentials) {}

  static Group model() {
    return Group.of("How to reach an installation of Kubeflow Pipelines.")
        .with(
            "namespace",
            Value.text("The namespace for runs; an installation for a single user has none.")
                .where(
                    Rule.form(
                        "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "the name of a namespace", "default"))
                .example("team-a"))
        .with(
            "pages",
            Value.text("The address of the web pages of runs, if it is not host.")
                .where(Rule.form("https?://\\S+", "an address such as https://kubeflow.acme.com"))
                .example("https://kubeflow.example.com/pipeline"))
        .with("auth", authModel())
        .with("store", StoreSettings.model())
        .with(
            "ca_file",
            Value.text(
                    "A PEM file with certificates of further trusted authorities, such as that of the cluster.")
                .example("conf/kubeflow-ca.pem"))
        .with(
            "skip_tls_verify",
            Value.of(
                    Kind.BOOLEAN,
                    "Whether to accept any certificate. Then anyone on the network path can read and change everything; each goal prints a warning.")
                .standard("false"))
        .with(
            "minimum_version",
            Value.text("The oldest release of Kubeflow Pipelines that specs are compiled for.")
                .where(
                    Rule.form(
                        "[0-9]+\\.[0-9]+(\\.[0-9]+)?", "the number of a release such as " + OLDEST))
                .where(new Rule.Check(KubeflowSettings::versionProblem))
                .standard(OLDEST))
        .with(
            "time_zone",
            Value.text(
                    "The zone in which the installation starts its schedules: its"
                        + " CRON_SCHEDULE_TIMEZONE.")
                .where(new Rule.Check(KubeflowSettings::zoneProblem))
                .standard(UTC));
  }

  private static Group authModel() {
    return Group.of(
            "The login to the installation. Put passwords, tokens and cookies into an entry of credentials.yml and name it in credentials, or set the environment variable DEX_PASSWORD.")
        .with(
            "type",
            Value.text("The kind of login. The default follows from the other settings.")
                .where(Rule.oneOf("none", "token", "token_file", "cookie", "iap", "dex", "google"))
                .example("dex"))
        .with(
            "credentials",
            Value.text(
                    "The entry of credentials.yml with user and password, token, cookie, or desktop_client_secret.")
                .example("kubeflow_login"))
        .with(
            "user",
            Value.text("The user of Dex, an e-mail address. The default is DEX_USERNAME.")
                .example("user@example.com"))
        .with(
            "connector",
            Value.text("The connector of Dex with a form for the password: local, ldap.")
                .standard("local"))
        .with(
            "client_id",
            Value.text(
                    "The OAuth client of Google's Identity-Aware Proxy. The default is IAP_CLIENT_ID, then KF_PIPELINES_IAP_OAUTH2_CLIENT_ID.")
                .example("123-abc.apps.googleusercontent.com"))
        .with(
            "desktop_client_id",
            Value.text(
                    "The desktop OAuth client with which people log in to the proxy. The default is KF_PIPELINES_APP_OAUTH2_CLIENT_ID.")
                .example("123-def.apps.googleusercontent.com"))
        .with(
            "token_file",
            Value.text(
                    "A file with a token that another program updates, as Kubernetes does in a pod. The default is KF_PIPELINES_SA_TOKEN_PATH.")
                .example("/var/run/secrets/kubeflow/pipelines/token"));
  }

  private static Optional<String> versionProblem(Object value) {
    String[] parts = String.valueOf(value).split("\\.");
    boolean old =
        parts.length > 1
            && parts[0].length() < 10
            && parts[1].length() < 10
            && (Long.parseLong(parts[0]) < 2
                || Long.parseLong(parts[0]) == 2 && Long.parseLong(parts[1]) < 4);
    return old
        ? Optional.of(
            value
                + " is too old: before "
                + OLDEST
                + " exit handlers, retries and limits of loops do nothing")
        : Optional.empty();
  }

  private static Optional<String> zoneProblem(Object value) {
    return ZoneId.getAvailableZoneIds().contains(String.valueOf(value))
        ? Optional.empty()
        : Optional.of("'" + value + "' is not a time zone such as Europe/Oslo");
  }

  /** Whether every installation that will do is of a release or newer. */
  public boolean isFrom(int major, int minor) {
    String[] parts = minimumVersion.split("\\.");
    int first = new BigInteger(parts[0]).compareTo(BigInteger.valueOf(major));
    int second = new BigInteger(parts[1]).compareTo(BigInteger.valueOf(minor));
    return first > 0 || first == 0 && second >= 0;
  }

  static KubeflowSettings read(Section section, Section run) {
    Section auth = section.section("auth");
    return new KubeflowSettings(
        section.text("namespace"),
        section.text("pages"),
        new Auth(
            auth.text("type").map(word -> Way.valueOf(word.toUpperCase(Locale.ROOT))),
            auth.text("client_id"),
            auth.text("desktop_client_id"),
            auth.text("user"),
            auth.text("connector").orElse("local"),
            auth.text("token_file"),
            auth.text("credentials")),
        section.text("ca_file"),
        section.flag("skip_tls_verify").orElse(false),
        section.text("minimum_version").orElse(OLDEST),
        section.text("time_zone").orElse(UTC),
        StoreSettings.read(section.section("store"), run));
  }
}
