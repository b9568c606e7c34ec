package io.github.vertexmaven.core.service;

import io.github.vertexmaven.core.job.schedule.MemorySchedules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A service in memory: buckets are folders, and a job ends as soon as it is submitted. */
public final class MemoryService implements Remote, RemoteConnector {

  public static final String DIGEST = "sha256:" + "1".repeat(64);

  private final FolderStore objects;
  private final List<JobQuery> listed = new ArrayList<>();
  private final MemorySchedules schedules = new MemorySchedules(Instant.now());
  private final Map<String, JobSubmission> submitted = new LinkedHashMap<>();
  private final List<RemoteTarget> connected = new ArrayList<>();
  private final Map<String, String> registered = new LinkedHashMap<>();
  private final Set<String> archived = new LinkedHashSet<>();
  private boolean archives;
  private boolean registers = true;
  private JobStatus.State end = JobStatus.State.SUCCEEDED;

  public MemoryService(Path folder) {
    this.objects = new FolderStore(folder);
  }

  /** How the next jobs end. */
  public void jobsEnd(JobStatus.State state) {
    end = state;
  }

  /** It makes no contexts for jobs. */
  public void registersNoJob() {
    registers = false;
  }

  /** The jobs by their ids, in the order in which they came. */
  public Map<String, JobSubmission> submitted() {
    return submitted;
  }

  /** The ids of the jobs that are archived. */
  public Set<String> archived() {
    return archived;
  }

  /** The same service, as an installation of Kubeflow Pipelines, which has an archive. */
  public KubeflowConnector installation() {
    return new KubeflowConnector() {
      @Override
      public ObjectStore store(StoreAccess access, List<RegistryAccess.Proxy> proxies) {
        return objects;
      }

      @Override
      public Remote connect(KubeflowTarget target, Lenders lenders) {
        archives = true;
        connected.add(target);
        return MemoryService.this;
      }
    };
  }

  /** Where somebody has connected to. */
  public List<RemoteTarget> connected() {
    return connected;
  }

  @Override
  public RemoteConnector by(Supplier<List<RegistryAccess.Proxy>> proxies) {
    return this;
  }

  @Override
  public void prepare() {}

  @Override
  public Remote connect(VertexTarget target) {
    connected.add(target);
    return this;
  }

  @Override
  public Images images(RegistryAccess access) {
    return new Images() {
      @Override
      public BuiltImage push(ImageBuild build, Progress progress) {
        throw new UnsupportedOperationException();
      }

      @Override
      public BuiltImage write(ImageBuild build, Path tar, Progress progress) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<String> digest(String image) {
        return Optional.of(DIGEST);
      }
    };
  }

  @Override
  public Templates templates(RemoteTarget.Credentials credentials) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Templates templates() {
    return new Templates() {
      @Override
      public String register(String repository, String fileName, String spec, List<String> tags) {
        registered.put(fileName, spec);
        return fileName.replace(".yaml", "") + "/" + DIGEST;
      }

      @Override
      public String read(String address) {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** The specs that were registered, by their file names. */
  public Map<String, String> registered() {
    return registered;
  }

  @Override
  public GoogleTokens tokens(RemoteTarget.Credentials credentials) {
    throw new UnsupportedOperationException();
  }

  /** Which jobs were asked for. */
  public List<JobQuery> listed() {
    return listed;
  }

  @Override
  public PipelineJobs jobs() {
    return new PipelineJobs() {
      @Override
      public JobStatus submit(JobSubmission submission) {
        submitted.put(submission.jobId(), submission);
        return get(submission.jobId());
      }

      @Override
      public JobStatus get(String jobId) {
        JobTemplate job = submission(jobId).job();
        JobStatus status = Jobs.job(jobId, end).task(2, "train", task(), 7).took(9).build();
        return new JobStatus(
            jobId,
            job.displayName(),
            status.pipeline(),
            end,
            status.created(),
            status.started(),
            status.ended(),
            Optional.empty(),
            job.options().labels(),
            job.outputDirectory(),
            status.tasks());
      }

      private TaskStatus.State task() {
        return end == JobStatus.State.SUCCEEDED
            ? TaskStatus.State.SUCCEEDED
            : TaskStatus.State.FAILED;
      }

      @Override
      public List<JobStatus> list(JobQuery filter, int limit) {
        listed.add(filter);
        List<JobStatus> jobs = new ArrayList<>();
        submitted.keySet().forEach(id -> jobs.add(0, get(id)));
        if (filter instanceof JobQuery.Labelled wanted) {
          jobs.removeIf(job -> !job.labels().entrySet().containsAll(wanted.labels().entrySet()));
        }
        return jobs;
      }

      @Override
      public JobContent content(String jobId) {
        JobTemplate job = submission(jobId).job();
        Map<String, String> parameters = new TreeMap<>();
        job.parameters().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        return new JobContent(job.spec(), parameters, job.outputDirectory(), job.options());
      }

      private JobSubmission submission(String jobId) {
        return Optional.ofNullable(submitted.get(jobId))
            .orElseThrow(() -> new RemoteException(RemoteException.Kind.NOT_FOUND, jobId, null));
      }

      @Override
      public void cancel(String jobId) {
        end = JobStatus.State.CANCELLED;
      }

      @Override
      public Optional<JobArchive> archive() {
        return archives ? Optional.of(new Archive(archived)) : Optional.empty();
      }
    };
  }

  private record Archive(Set<String> ids) implements JobArchive {

    @Override
    public void put(String jobId) {
      ids.add(jobId);
    }
  }

  @Override
  public Optional<String> usualAccount() {
    return Optional.empty();
  }

  @Override
  public Optional<String> problemWithAccount(String serviceAccount) {
    return Optional.empty();
  }

  @Override
  public MemorySchedules schedules() {
    return schedules;
  }

  @Override
  public Experiments experiments() {
    return new Experiments() {
      @Override
      public void ensure(Experiment experiment, Optional<String> kmsKey) {}

      @Override
      public boolean add(String jobId, Experiment experiment, Duration patience) {
        return registers;
      }

      @Override
      public boolean holdScheduledRuns() {
        return false;
      }
    };
  }

  @Override
  public FolderStore objects() {
    return objects;
  }

  @Override
  public TaskLogs logs() {
    return (logId, after, limit, last) ->
        List.of(new TaskLogs.Line(Jobs.START, "ERROR", "It went wrong."));
  }

  @Override
  public void close() {}
}
