// Calls of the emulator: what the page reads (`look`), and the service's own REST API (`call`).

/** The emulator does not answer at all. */
export class Gone extends Error {}

/** It answers, and says no. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const send = async (path, options) => {
  let response;
  try {
    response = await fetch(path, { cache: 'no-store', redirect: 'error', ...options });
  } catch {
    throw new Gone('The emulator does not answer.');
  }
  if (response.status === 204) return null;
  const text = await response.text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refused(response.status, 'The emulator answered ' + response.status + '.');
  }
  if (!response.ok) throw new Refused(response.status, json.error?.message || 'It is refused.');
  return json;
};

/** The address of something that the page reads. */
export const address = (name, parameters = {}) => {
  const query = new URLSearchParams();
  Object.entries(parameters)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .forEach(([key, value]) => query.set(key, value));
  const text = query.toString();
  return '/page/data/' + name + (text ? '?' + text : '');
};

/** Data of the page; null when there is nothing new. */
export const look = (name, parameters) => send(address(name, parameters), {});

/** A call of Vertex AI. */
export const call = (method, path, body) => sendTo('/v1/' + path, method, body);

/** A call of Kubeflow Pipelines. */
const callRuns = (method, path, body) => sendTo('/apis/v2beta1/runs' + path, method, body);

const sendTo = (path, method, body) =>
  send(path, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Vertexai-Page': '1' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

const parent = (job) => 'projects/' + job.project + '/locations/' + job.name.split('/')[3];

const freshId = (pipeline) => {
  const stamp = new Date().toISOString().replace(/[-:T]|\..*/g, '');
  const tail = Math.random().toString(36).slice(2, 6).padEnd(4, '0');
  const name = pipeline.replace(/^[^a-z]+/, '').slice(0, 100) || 'job';
  return name + '-' + stamp + '-' + tail;
};

/** The run of Kubeflow Pipelines that a job is an attempt of; nothing for jobs of Vertex AI. */
const runOf = (job) => (job.name.startsWith('projects/0/locations/kubeflow/') ? job.id.slice(0, 36) : null);

export const cancelJob = (job) =>
  runOf(job) ? callRuns('POST', '/' + runOf(job) + ':terminate') : call('POST', job.name + ':cancel', {});
export const deleteJob = (job) => (runOf(job) ? callRuns('DELETE', '/' + runOf(job)) : call('DELETE', job.name));

const KEPT = ['pipelineSpec', 'runtimeConfig', 'labels', 'network', 'encryptionSpec', 'serviceAccount'];

const KEPT_OF_RUN = [
  'display_name', 'description', 'experiment_id', 'pipeline_spec', 'pipeline_version_reference', 'runtime_config', 'service_account',
];

const kept = (old, names) => Object.fromEntries(names.filter((key) => key in old).map((key) => [key, old[key]]));

/** A new job of the same spec, parameters and configuration; its key. */
export const runAgain = async (job) => {
  if (runOf(job)) {
    const run = await callRuns('GET', '/' + runOf(job));
    return '0.kubeflow.' + (await callRuns('POST', '', kept(run, KEPT_OF_RUN))).run_id;
  }
  const old = await call('GET', job.name);
  const id = freshId(job.pipeline);
  const again = kept(old, KEPT);
  again.displayName = old.displayName === job.id ? id : old.displayName;
  const made = await call('POST', parent(job) + '/pipelineJobs?pipelineJobId=' + id, again);
  const [, project, , location] = made.name.split('/');
  return project + '.' + location + '.' + id;
};

export const pauseSchedule = (schedule) => call('POST', schedule.name + ':pause', {});
export const resumeSchedule = (schedule) => call('POST', schedule.name + ':resume', {});
export const deleteSchedule = (schedule) => call('DELETE', schedule.name);
