package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import java.util.Map;

/** Where somebody sees how a job goes on. */
public interface JobView {

  /** Shows how the job stands now. */
  void show(JobStatus job);

  /**
   * Shows what became of the job, all tasks.
   *
   * @param notes what there is to say of tasks, by name
   */
  void end(JobStatus job, Map<String, String> notes);
}
