package io.github.vertexmaven.core.job.check;

import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.service.Grant;
import java.util.List;

/**
 * The roles that a run needs and that whoever checks may not look at: those of the account of its
 * tasks, and what lets somebody run tasks as that account.
 */
public final class NeededRoles {

  private NeededRoles() {}

  /** In words, with the commands that give them. */
  public static List<String> of(Settings settings) {
    String project = settings.projectId().orElse("PROJECT");
    String bucket = settings.run().root().map(RunRoot::bucket).orElse("BUCKET");
    String account =
        settings
            .run()
            .serviceAccount()
            .orElse("PROJECT_NUMBER-compute@developer.gserviceaccount.com");
    String caller = settings.impersonate().map(Grant::member).orElse(Grant.CALLER);
    return List.of(
        "Not checked, because only an owner can see them: the roles of the account of the tasks, "
            + account
            + ". It needs roles/aiplatform.user in the project and access to the bucket, and you need permission to run tasks as this account. These commands grant it:",
        "  " + Grant.vertex(project, Grant.member(account)).command(),
        "  " + Grant.bucket(bucket, Grant.member(account)).command(),
        "  " + Grant.actAs(account, caller).command());
  }
}
